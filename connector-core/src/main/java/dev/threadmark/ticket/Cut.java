package dev.threadmark.ticket;

import java.util.regex.Pattern;

/** Makes text fit for a table row: not too long, and no half characters, which UTF-8 cannot say. */
public final class Cut {
  private static final Pattern HALF = Pattern.compile("\\p{Cs}");

  private Cut() {}

  /** The first {@code most} UTF-16 units of {@code text}, or one less. */
  public static String to(String text, int most) {
    String fitting = text.length() <= most ? text : text.substring(0, most);
    return HALF.matcher(fitting).replaceAll("");
  }
}
