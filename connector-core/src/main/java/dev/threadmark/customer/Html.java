package dev.threadmark.customer;

import java.util.regex.Pattern;

/** HTML with nothing in it that somebody else has written as HTML. */
final class Html {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

  private final StringBuilder text = new StringBuilder();

  /** Markup of ours; each {@code %s} is filled with a text that is no markup. */
  Html add(String markup, Object... texts) {
    Object[] escaped = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      escaped[i] = escaped(String.valueOf(texts[i]));
    }
    text.append(markup.formatted(escaped));
    return this;
  }

  Html add(Html other) {
    text.append(other.text);
    return this;
  }

  /** Safe between tags and in a quoted attribute. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (char c : CONTROL.matcher(text).replaceAll("").toCharArray()) {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
