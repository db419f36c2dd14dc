package dev.threadmark.engine.illegal;

import dev.threadmark.provider.graph.illegal.AsksGmail;

/** Breaks a rule so that a test can see it broken. */
public record AsksGraphItself(AsksGmail graph) {}
