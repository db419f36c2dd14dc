package dev.threadmark.mail.illegal;

import dev.threadmark.port.Table;

/** Breaks a rule so that a test can see it broken. */
public record AsksTheTable(Table table) {}
