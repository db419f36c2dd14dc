package dev.threadmark.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes read as decisions, from the front; all of them are 0 when the bytes are used up. So a
 * fuzzer that changes one byte changes one decision.
 */
final class Dice {
  private final byte[] bytes;
  private int at;

  Dice(byte[] bytes) {
    this.bytes = bytes;
  }

  /** From 0 to {@code bound - 1}; {@code bound} is at most 65536. */
  int below(int bound) {
    int number = next();
    return (bound > 256 ? number << 8 | next() : number) % bound;
  }

  <T> T one(List<T> of) {
    return of.get(below(of.size()));
  }

  /** All that is left, as text with one char a byte. */
  String rest() {
    String rest =
        new String(Arrays.copyOfRange(bytes, at, bytes.length), StandardCharsets.ISO_8859_1);
    at = bytes.length;
    return rest;
  }

  private int next() {
    return at < bytes.length ? bytes[at++] & 0xff : 0;
  }
}
