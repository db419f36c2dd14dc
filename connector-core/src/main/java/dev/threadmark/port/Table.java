package dev.threadmark.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows in partitions, with conditional writes: what Azure Tables, DynamoDB and SQLite have in
 * common. Reads see every write that was answered before (strong consistency).
 *
 * <p>A lost race is a value ({@code empty}, {@code false}); a store that cannot be reached throws
 * {@link StoreUnavailable}, and whether the write happened is then unknown.
 */
public interface Table {
  /** DynamoDB takes 100 items a transaction, Azure Tables 100 entities. */
  int MAX_BATCH = 100;

  /**
   * Of the values of a batch, as strings of JSON in ASCII: that is the longest that they become on
   * any wire. Azure Tables takes a request of 4 MiB, DynamoDB items of 4 MB; the rest is for keys
   * and what is put around a hundred writes. A hundred values of full length fit if they are ASCII.
   */
  int MAX_BATCH_BYTES = 3_000_000;

  /** 32 Ki UTF-16 units a property on Azure Tables, less some room. */
  int MAX_VALUE_CHARS = 30_000;

  Optional<Row> get(RowKey key);

  /** The rows that exist among {@code keys}, of any partitions; one round trip where possible. */
  Map<RowKey, Row> getAll(Collection<RowKey> keys);

  /** Makes the row unless it is there; the new etag, or empty if somebody was first. */
  Optional<String> insert(RowKey key, String value);

  /** Replaces the row if it still has that etag; the new etag, or empty if it has changed. */
  Optional<String> replace(RowKey key, String value, String etag);

  /** Puts the row whatever is there. For rows that can be computed again. */
  void upsert(RowKey key, String value);

  /** Removes the row if it still has that etag; false if it has changed or is gone. */
  boolean delete(RowKey key, String etag);

  /**
   * All of these writes or none, within one partition.
   *
   * @param writes 1 to {@link #MAX_BATCH}, all of {@code partition}, together at most {@link
   *     #MAX_BATCH_BYTES}; {@link Batches} cuts what may be more
   * @return false if any condition did not hold; then nothing was written
   */
  boolean batch(String partition, List<Write> writes);

  /**
   * Rows of one partition in the order of their row keys.
   *
   * @param from first row key, inclusive; empty for the first there is
   * @param to last row key, exclusive; empty for no end
   * @param limit at most so many rows, 1 to 1,000
   */
  List<Row> range(String partition, String from, String to, int limit);
}
