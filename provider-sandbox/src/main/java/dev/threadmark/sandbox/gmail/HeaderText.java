package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.MimePart;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A header value as the API tells it: encoded words decoded, and in address fields quoted again
 * where the decoded name needs it.
 */
final class HeaderText {
  private static final Set<String> ADDRESSES =
      Set.of("from", "to", "cc", "bcc", "reply-to", "sender");
  private static final String WORD = "=\\?[^?\\s]+\\?[bBqQ]\\?[^?\\s]*\\?=";
  private static final Pattern WORDS = Pattern.compile(WORD + "(?:\\s+" + WORD + ")*");
  private static final Pattern SPECIAL = Pattern.compile("[()<>@,;:\\\\\".\\[\\]]");

  private HeaderText() {}

  static String told(String name, String value) {
    if (!value.contains("=?")) {
      return value;
    }
    if (!ADDRESSES.contains(name.toLowerCase(Locale.ROOT))) {
      return MimePart.decodeWords(value);
    }
    return WORDS.matcher(value).replaceAll(found -> escape(quoted(found.group())));
  }

  private static String quoted(String words) {
    String text = MimePart.decodeWords(words);
    if (!SPECIAL.matcher(text).find()) {
      return text;
    }
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String escape(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }
}
