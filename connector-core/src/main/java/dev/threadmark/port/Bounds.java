package dev.threadmark.port;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What every driver refuses before it asks its store, so that all of them refuse the same. Each
 * check throws {@link IllegalArgumentException}; none of the messages holds a value.
 */
public final class Bounds {
  private static final int MAX_RANGE = 1_000;

  private Bounds() {}

  /** At most {@link Table#MAX_VALUE_CHARS}, and no half of a surrogate pair: UTF-8 has none. */
  public static String value(String value) {
    if (value.length() > Table.MAX_VALUE_CHARS) {
      throw new IllegalArgumentException(
          "a value of %d characters: at most %d".formatted(value.length(), Table.MAX_VALUE_CHARS));
    }
    return text(value);
  }

  /**
   * 1 to {@link Table#MAX_BATCH} writes of that partition, each row named once, values sound and
   * together at most {@link Table#MAX_BATCH_BYTES}.
   */
  public static List<Write> batch(String partition, List<Write> writes) {
    if (writes.isEmpty() || writes.size() > Table.MAX_BATCH) {
      throw new IllegalArgumentException(
          "a batch of %d writes: 1 to %d".formatted(writes.size(), Table.MAX_BATCH));
    }
    Set<RowKey> keys = new HashSet<>();
    for (Write write : writes) {
      if (!write.key().partition().equals(partition)) {
        throw new IllegalArgumentException(
            "a batch of '%s' with a row of '%s'".formatted(partition, write.key().partition()));
      }
      if (!keys.add(write.key())) {
        throw new IllegalArgumentException("a batch names %s twice".formatted(write.key()));
      }
      write.content().ifPresent(Bounds::value);
    }
    size(writes);
    return writes;
  }

  private static void size(List<Write> writes) {
    int bytes = writes.stream().mapToInt(Batches::bytes).sum();
    if (bytes > Table.MAX_BATCH_BYTES) {
      throw new IllegalArgumentException(
          "a batch of %d bytes: at most %d".formatted(bytes, Table.MAX_BATCH_BYTES));
    }
  }

  /** 1 to 1,000 rows. */
  public static int limit(int limit) {
    if (limit < 1 || limit > MAX_RANGE) {
      throw new IllegalArgumentException("a limit of %d: 1 to %d".formatted(limit, MAX_RANGE));
    }
    return limit;
  }

  /** At most {@link Queue#MAX_MESSAGE_BYTES} in UTF-8. */
  public static String message(String message) {
    int bytes = message.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Queue.MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "a message of %d bytes: at most %d".formatted(bytes, Queue.MAX_MESSAGE_BYTES));
    }
    return text(message);
  }

  private static String text(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("half of a surrogate pair: cut between code points");
    }
    return text;
  }
}
