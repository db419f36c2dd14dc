package dev.threadmark.outbox.illegal;

import dev.threadmark.provider.graph.GraphSender;

/** Breaks a rule so that a test can see it broken. */
public record SendsByGraphItself(GraphSender sender) {}
