package dev.threadmark.ticket;

import java.util.regex.Pattern;

/** Makes text fit for a table row: not too long, and no half characters, which UTF-8 cannot say. */
public final class Cut {
  private static final Pattern HALF = Pattern.compile("\\p{Cs}");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private Cut() {}

  /** What somebody has typed: line ends as one sign, and no other control characters. */
  public static String typed(String text) {
    return CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll("");
  }

  /** The first {@code most} UTF-16 units of {@code text}, or one less. */
  public static String to(String text, int most) {
    String fitting = text.length() <= most ? text : text.substring(0, most);
    return HALF.matcher(fitting).replaceAll("");
  }
}
