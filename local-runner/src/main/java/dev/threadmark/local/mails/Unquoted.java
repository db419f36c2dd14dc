package dev.threadmark.local.mails;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The lines of an mbox as they were: {@code >From }, {@code >>From } and so on lose one mark. */
final class Unquoted extends InputStream {
  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

  private final PushbackInputStream in;
  private boolean lineBegins = true;
  private long marks;

  /**
   * @param in where reading a byte is cheap
   */
  Unquoted(InputStream in) {
    this.in = new PushbackInputStream(in, FROM.length);
  }

  @Override
  public int read() throws IOException {
    if (lineBegins) {
      lineBegins = false;
      marks = marksHere();
    }
    if (marks > 0) {
      marks--;
      return '>';
    }
    int c = in.read();
    lineBegins = c == '\n';
    return c;
  }

  /** How many marks the line keeps. */
  private long marksHere() throws IOException {
    long count = 0;
    int c = in.read();
    while (c == '>') {
      count++;
      c = in.read();
    }
    if (c >= 0) {
      in.unread(c);
    }
    return count > 0 && fromFollows() ? count - 1 : count;
  }

  private boolean fromFollows() throws IOException {
    byte[] next = in.readNBytes(FROM.length);
    in.unread(next);
    return java.util.Arrays.equals(next, FROM);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
