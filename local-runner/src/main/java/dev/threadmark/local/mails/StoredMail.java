package dev.threadmark.local.mails;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
    try (FileChannel channel = FileChannel.open(file)) {
      long size = length < 0 ? channel.size() - offset : length;
      ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(size));
      channel.position(offset);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        continue;
      }
      byte[] bytes = java.util.Arrays.copyOf(buffer.array(), buffer.position());
      return quoted ? unquoted(bytes) : bytes;
    }
  }

  /** The bytes as a stream, for mails too large to hold. */
  public InputStream open() throws IOException {
    return quoted || offset > 0
        ? new java.io.ByteArrayInputStream(read())
        : java.nio.file.Files.newInputStream(file);
  }

  private static byte[] unquoted(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int next = Math.min(end + 1, bytes.length);
      int skip = quotedFrom(bytes, start, end) ? 1 : 0;
      out.write(bytes, start + skip, next - start - skip);
      start = next;
    }
    return out.toByteArray();
  }

  /** mboxrd: {@code >From }, {@code >>From } and so on lose one mark. */
  private static boolean quotedFrom(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end && bytes[i] == '>') {
      i++;
    }
    return i > start
        && end - i >= 5
        && bytes[i] == 'F'
        && bytes[i + 1] == 'r'
        && bytes[i + 2] == 'o'
        && bytes[i + 3] == 'm'
        && bytes[i + 4] == ' ';
  }
}
