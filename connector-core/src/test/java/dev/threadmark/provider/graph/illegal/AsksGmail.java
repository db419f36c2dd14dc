package dev.threadmark.provider.graph.illegal;

import dev.threadmark.provider.gmail.illegal.AsksGraph;

/** Breaks a rule so that a test can see it broken. */
public record AsksGmail(AsksGraph graph) {}
