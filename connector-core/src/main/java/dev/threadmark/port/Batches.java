package dev.threadmark.port;

import java.util.ArrayList;
import java.util.List;

/** Cuts writes into batches that every store takes, by their number and by their size. */
public final class Batches {
  private Batches() {}

  /**
   * As few batches as the order allows, in that order. Each is atomic, all of them together are
   * not: for writes that may be done again.
   *
   * @param writes any number, of one partition
   */
  public static List<List<Write>> of(List<Write> writes) {
    List<List<Write>> batches = new ArrayList<>();
    int from = 0;
    while (from < writes.size()) {
      int to = end(writes, from);
      batches.add(List.copyOf(writes.subList(from, to)));
      from = to;
    }
    return batches;
  }

  private static int end(List<Write> writes, int from) {
    int last = Math.min(writes.size(), from + Table.MAX_BATCH);
    int bytes = 0;
    for (int i = from; i < last; i++) {
      bytes += bytes(writes.get(i));
      if (bytes > Table.MAX_BATCH_BYTES && i > from) {
        return i;
      }
    }
    return last;
  }

  /** What its value is as a string of JSON in ASCII, where each other unit becomes six. */
  static int bytes(Write write) {
    return write.content().map(Batches::bytes).orElse(0);
  }

  private static int bytes(String value) {
    int bytes = 0;
    for (int at = 0; at < value.length(); at++) {
      bytes += bytes(value.charAt(at));
    }
    return bytes;
  }

  private static int bytes(char unit) {
    if (unit < ' ' || unit >= 0x80) {
      return 6;
    }
    return unit == '"' || unit == '\\' ? 2 : 1;
  }
}
