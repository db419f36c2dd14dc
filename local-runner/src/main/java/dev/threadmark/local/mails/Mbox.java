package dev.threadmark.local.mails;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Walks the mails of an mbox file: each begins after a line {@code From } that follows a blank one.
 * No more than a line's first bytes are held.
 */
final class Mbox implements AutoCloseable {
  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final InputStream in;
  private long begin;
  private long end;
  private boolean fromLine;
  private boolean blank = true;
  private boolean over;

  private Mbox(Path path, InputStream in, long offset) {
    this.path = path;
    this.in = in;
    this.end = offset;
  }

  /**
   * @param offset of a line {@code From }, or the end
   */
  static Mbox at(Path path, long offset) throws IOException {
    FileChannel channel = FileChannel.open(path);
    InputStream in = Channels.newInputStream(channel.position(offset));
    Mbox mbox = new Mbox(path, new BufferedInputStream(in, BUFFER), offset);
    mbox.line();
    return mbox;
  }

  /** Where the next mail's {@code From } line begins, or the file ends. */
  long position() {
    return begin;
  }

  /** True if a mail begins here, or none is left. */
  boolean atAMail() {
    return over || fromLine;
  }

  /** The next mail. */
  Optional<StoredMail> next() throws IOException {
    while (!over && !fromLine) {
      separator();
    }
    if (over) {
      return Optional.empty();
    }
    long start = end;
    separator();
    return Optional.of(new StoredMail(path, start, begin - start, true));
  }

  /** Goes on to the next line that begins a mail. */
  private void separator() throws IOException {
    boolean blankBefore;
    do {
      blankBefore = blank;
      line();
    } while (!over && !(blankBefore && fromLine));
  }

  private void line() throws IOException {
    begin = end;
    int matched = 0;
    int length = 0;
    for (int c = in.read(); c >= 0; c = in.read()) {
      end++;
      if (c == '\n') {
        break;
      }
      matched += length < FROM.length && matched == length && c == FROM[length] ? 1 : 0;
      length += c == '\r' ? 0 : 1;
    }
    fromLine = matched == FROM.length;
    blank = length == 0;
    over = end == begin;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
