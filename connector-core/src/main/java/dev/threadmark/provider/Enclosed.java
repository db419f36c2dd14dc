package dev.threadmark.provider;

import java.util.Arrays;

/**
 * A file that goes with a mail.
 *
 * @param type its media type
 */
public record Enclosed(String name, String type, byte[] content) {
  /** Together with a mail: Graph takes more only by an upload of its own, Lambda none at all. */
  public static final int MOST_BYTES = 3_000_000;

  public static final int MOST = 20;

  public Enclosed {
    name = name.replaceAll("[\\p{Cntrl}/\\\\]+", "_").strip();
    type = type.matches("[\\w.+-]{1,60}/[\\w.+-]{1,60}") ? type : "application/octet-stream";
    if (name.isEmpty() || name.length() > 200) {
      throw new IllegalArgumentException("a file name of 1 to 200 characters");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Enclosed enclosed
        && enclosed.name.equals(name)
        && enclosed.type.equals(type)
        && Arrays.equals(enclosed.content, content);
  }

  @Override
  public int hashCode() {
    return name.hashCode() + 31 * Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "%s (%s, %d bytes)".formatted(name, type, content.length);
  }
}
