package dev.threadmark.provider;

/**
 * Up to where a mailbox is handled, in words that only its provider understands.
 *
 * @param value printable ASCII; fits a table value
 */
public record Cursor(String value) {}
