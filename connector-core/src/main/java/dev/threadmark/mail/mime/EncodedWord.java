package dev.threadmark.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One encoded word (RFC 2047) as found in a text.
 *
 * @param charset as labelled, without the language of RFC 2231
 * @param content still encoded
 * @param end where the text goes on after the word
 */
record EncodedWord(String charset, boolean base64, String content, int end) {
  private static final Pattern START =
      Pattern.compile("=\\?\\s*([^?\\s*]{0,60})(?:\\*[^?\\s]{0,40})?\\s*\\?\\s*([bBqQ])\\s*\\?");
  private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/=_\\s-]");
  private static final Pattern HEX = Pattern.compile("=([0-9A-Fa-f]{2})");

  /** The word that starts at {@code start}, if one does. */
  static Optional<EncodedWord> at(String text, int start) {
    Matcher head = START.matcher(text).region(start, text.length());
    if (!head.lookingAt()) {
      return Optional.empty();
    }
    boolean base64 = head.group(2).equalsIgnoreCase("b");
    int from = head.end();
    int close = base64 ? text.indexOf("?=", from) : closeOfQ(text, from);
    int nextWord = text.indexOf("=?", from);
    boolean cut = close < 0 || nextWord >= 0 && nextWord < close && nextWord + 1 != close;
    int to = cut ? endOfCut(text, from, nextWord) : close;
    String content = text.substring(from, to);
    if (base64 && NOT_BASE64.matcher(content).find()) {
      return Optional.empty();
    }
    return Optional.of(new EncodedWord(head.group(1), base64, content, cut ? to : to + 2));
  }

  /** A question mark within Q text should be encoded but is not always: {@code why?=20so?=}. */
  private static int closeOfQ(String text, int from) {
    int close = text.indexOf("?=", from);
    while (close >= 0 && HEX.matcher(text).region(close + 1, text.length()).lookingAt()) {
      int later = text.indexOf("?=", close + 2);
      int space = text.indexOf(' ', close);
      if (later < 0 || space >= 0 && space < later) {
        break;
      }
      close = later;
    }
    return close;
  }

  /** Without a close, the word lasts to white space or to the next word. */
  private static int endOfCut(String text, int from, int nextWord) {
    int to = from;
    int limit = nextWord < 0 ? text.length() : nextWord;
    while (to < limit && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    return to;
  }

  byte[] bytes() {
    return base64 ? fromBase64(content) : fromQ(content);
  }

  /** Decodes what it can: mailers forget the padding and cut in the middle. */
  static byte[] fromBase64(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String plain = content.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
    for (String piece : plain.split("=+")) {
      int usable = piece.length() % 4 == 1 ? piece.length() - 1 : piece.length();
      bytes.writeBytes(Base64.getDecoder().decode(piece.substring(0, usable)));
    }
    return bytes.toByteArray();
  }

  private static byte[] fromQ(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher hex = HEX.matcher(content);
    int at = 0;
    while (at < content.length()) {
      char c = content.charAt(at);
      if (c == '=' && hex.region(at, content.length()).lookingAt()) {
        bytes.write(Integer.parseInt(hex.group(1), 16));
        at = hex.end();
      } else {
        bytes.writeBytes(String.valueOf(c == '_' ? ' ' : c).getBytes(StandardCharsets.UTF_8));
        at++;
      }
    }
    return bytes.toByteArray();
  }
}
