package dev.threadmark.provider.gmail.illegal;

import dev.threadmark.provider.graph.illegal.AsksGmail;

/** Breaks a rule so that a test can see it broken. */
public record AsksGraph(AsksGmail gmail) {}
