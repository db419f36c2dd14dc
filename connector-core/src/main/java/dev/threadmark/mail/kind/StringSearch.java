package dev.threadmark.mail.kind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for many short strings in one pass over a text. */
final class StringSearch {
  private static final int BUCKETS = 4096;

  private record Wanted(char[] text, BitSet numbers) {
    boolean standsAt(char[] chars, int at) {
      if (text.length > chars.length - at) {
        return false;
      }
      for (int i = text.length - 1; i >= 0; i--) {
        if (text[i] != chars[at + i]) {
          return false;
        }
      }
      return true;
    }
  }

  private final Wanted[][] byFirstTwo = new Wanted[BUCKETS][];

  /**
   * @param wanted strings of two characters or more, each with the numbers to tell where it stands
   */
  StringSearch(Map<String, BitSet> wanted) {
    Map<Integer, List<Wanted>> buckets = new HashMap<>();
    wanted.forEach(
        (text, numbers) ->
            buckets
                .computeIfAbsent(bucket(text.charAt(0), text.charAt(1)), any -> new ArrayList<>())
                .add(new Wanted(text.toCharArray(), numbers)));
    buckets.forEach((bucket, all) -> byFirstTwo[bucket] = all.toArray(Wanted[]::new));
  }

  /** The numbers of those that stand in {@code text}. */
  BitSet in(String text) {
    BitSet found = new BitSet();
    char[] chars = text.toCharArray();
    for (int at = 0; at + 1 < chars.length; at++) {
      Wanted[] wanted = byFirstTwo[bucket(chars[at], chars[at + 1])];
      if (wanted != null) {
        for (Wanted one : wanted) {
          if (one.standsAt(chars, at)) {
            found.or(one.numbers);
          }
        }
      }
    }
    return found;
  }

  private static int bucket(char first, char second) {
    return (first * 31 + second) & (BUCKETS - 1);
  }
}
