package dev.threadmark.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The lines of a stream as bytes with their line ends. A line longer than the limit comes in
 * several pieces, so that no input makes us hold more than that.
 */
final class Lines {
  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[8192];
  private final Deque<byte[]> unread = new ArrayDeque<>();
  private int from;
  private int to;

  Lines(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** The next line, or piece of one; empty at the end. */
  Optional<byte[]> next() throws IOException {
    if (!unread.isEmpty()) {
      return Optional.of(unread.pop());
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    boolean ended = false;
    while (!ended && line.size() < limit && fill()) {
      int end = from;
      int most = Math.min(to, from + limit - line.size());
      while (end < most && !ended) {
        ended = buffer[end++] == '\n';
      }
      line.write(buffer, from, end - from);
      from = end;
    }
    return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
  }

  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }

  /** Gives a line back: it will be the next. */
  void unread(byte[] line) {
    unread.push(line);
  }

  /** What has not been read yet, lines given back included. */
  InputStream rest() {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    unread.forEach(first::writeBytes);
    first.write(buffer, from, to - from);
    return new SequenceInputStream(new ByteArrayInputStream(first.toByteArray()), in);
  }

  static boolean ended(byte[] line) {
    return line.length > 0 && line[line.length - 1] == '\n';
  }

  /** How long the line is without its CR and LF. */
  static int lengthWithoutEnd(byte[] line) {
    int length = line.length;
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
      length--;
    }
    return length;
  }
}
