package dev.threadmark.port;

/**
 * One row of a {@link Table}.
 *
 * @param value text, at most {@link Table#MAX_VALUE_CHARS} characters
 * @param etag changes with every write of the row; opaque
 */
public record Row(RowKey key, String value, String etag) {}
