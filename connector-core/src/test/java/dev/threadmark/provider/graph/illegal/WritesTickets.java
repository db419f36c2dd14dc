package dev.threadmark.provider.graph.illegal;

import dev.threadmark.store.illegal.AsksTheProvider;

/** Breaks a rule so that a test can see it broken. */
public record WritesTickets(AsksTheProvider store) {}
