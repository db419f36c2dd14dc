package dev.threadmark.mail.mime;

/** Quoted strings and comments of RFC 5322, 3.2: where they end, and what they hold. */
final class Quotes {
  private Quotes() {}

  /** Where the quoted string that opens at {@code open} closes; -1 where it does not. */
  static int close(String text, int open) {
    int at = open + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at < text.length() ? at : -1;
  }

  /** Where the comment closes, comments within it counted; the text's end where it does not. */
  static int closeOfComment(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return at;
      }
    }
    return text.length();
  }

  /** The text without its comments, a space in place of each. */
  static String withoutComments(String text) {
    if (text.indexOf('(') < 0) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int close = c == '"' ? close(text, at) : -1;
      if (close > 0) {
        kept.append(text, at, close + 1);
        at = close;
      } else if (c == '(') {
        kept.append(' ');
        at = closeOfComment(text, at);
      } else {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** The text without its quotation marks, quoted pairs ({@code \"}) resolved. */
  static String removed(String text) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        plain.append(text.charAt(++at));
      } else if (c != '"') {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
