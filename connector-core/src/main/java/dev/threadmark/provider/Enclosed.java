package dev.threadmark.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file that goes with a mail. It may be big: what is in it is read as it is sent.
 *
 * @param type its media type
 * @param size in bytes
 * @param content opens it; may be asked again
 */
public record Enclosed(String name, String type, long size, Content content) {
  /** Together with an answer, as base64 in its JSON: Lambda takes requests of 6 MB. */
  public static final int MOST_BYTES = 3_000_000;

  /**
   * Of all files of a mail: as base64 it still goes through Gmail (25 MB of files), Exchange Online
   * (35 MB a message) and most mailboxes.
   */
  public static final int MOST_TOGETHER = 20_000_000;

  public static final int MOST = 20;

  /** Where its bytes are. */
  public interface Content {
    /** A stream over all of it, which the caller closes. */
    InputStream open() throws IOException;
  }

  public Enclosed {
    name = name.replaceAll("[\\p{Cntrl}/\\\\]+", "_").strip();
    type = type.matches("[\\w.+-]{1,60}/[\\w.+-]{1,60}") ? type : "application/octet-stream";
    if (name.isEmpty() || name.length() > 200) {
      throw new IllegalArgumentException("a file name of 1 to 200 characters");
    }
  }

  /** One that is in memory. */
  public Enclosed(String name, String type, byte[] bytes) {
    this(name, type, bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  public InputStream open() throws IOException {
    return content.open();
  }

  /** All of it in memory: for small ones. */
  public byte[] bytes() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%s (%s, %d bytes)".formatted(name, type, size);
  }
}
