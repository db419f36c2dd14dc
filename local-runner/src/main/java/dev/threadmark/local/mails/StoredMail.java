package dev.threadmark.local.mails;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A raw mail in a file: all of it, or a stretch of an mbox.
 *
 * @param length bytes; -1 for up to the end
 * @param quoted true in an mbox, where lines that begin with {@code From } carry one more {@code >}
 */
public record StoredMail(Path file, long offset, long length, boolean quoted) {

  /** The mail's bytes as they were before the mbox quoted them. */
  public byte[] read() throws IOException {
    try (InputStream in = open()) {
      return in.readAllBytes();
    }
  }

  /** The same as a stream, for mails too large to hold. */
  public InputStream open() throws IOException {
    if (!quoted && offset == 0 && length < 0) {
      return Files.newInputStream(file);
    }
    FileChannel channel = FileChannel.open(file);
    long left = length < 0 ? channel.size() - offset : length;
    InputStream from = Channels.newInputStream(channel.position(offset));
    InputStream stretch = new BufferedInputStream(new Stretch(from, left));
    return quoted ? new Unquoted(stretch) : stretch;
  }

  /** So many bytes of a stream and no more. */
  private static final class Stretch extends FilterInputStream {
    private long left;

    Stretch(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = super.read(bytes, from, (int) Math.min(most, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
