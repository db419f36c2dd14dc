package dev.threadmark.port;

/** One conditional write within a {@link Table#batch}. A batch names each row at most once. */
public sealed interface Write {
  RowKey key();

  /** Makes the row; the batch is lost if it is there. */
  record Insert(RowKey key, String value) implements Write {}

  /** Puts a new value in place of the one with that etag; the batch is lost if it has another. */
  record Replace(RowKey key, String value, String etag) implements Write {}

  /** Puts the value whatever is there. For rows that can be computed again. */
  record Upsert(RowKey key, String value) implements Write {}

  /** Removes the row with that etag; the batch is lost if it has another or is gone. */
  record Delete(RowKey key, String etag) implements Write {}
}
