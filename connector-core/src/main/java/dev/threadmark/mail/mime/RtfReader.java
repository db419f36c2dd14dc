package dev.threadmark.mail.mime;

import dev.threadmark.mail.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * The words of RTF; where Outlook wrapped HTML in it ({@code \fromhtml1}, MS-OXRTFEX), that HTML.
 * Fonts, pictures and everything else that is no text are passed over.
 */
final class RtfReader {
  private static final Set<String> NO_TEXT =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "footer",
          "listtable",
          "listoverridetable",
          "rsidtbl",
          "themedata",
          "fldinst",
          "mhtmltag");

  private final String rtf;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Deque<Group> outer = new ArrayDeque<>();
  private Group group = new Group(false, false, 1);
  private Optional<String> codePage = Optional.of("windows-1252");
  private boolean html;
  private boolean starred;
  private int toSkip;
  private int at;

  /**
   * @param hidden nothing in it is text
   * @param forRtfOnly between {@code \htmlrtf} and {@code \htmlrtf0}
   * @param fallback how many characters follow a {@code \\u} for those who do not know it
   */
  private record Group(boolean hidden, boolean forRtfOnly, int fallback) {}

  private RtfReader(byte[] rtf) {
    this.rtf = new String(rtf, StandardCharsets.ISO_8859_1);
  }

  static Body body(byte[] rtf) {
    RtfReader reader = new RtfReader(rtf);
    reader.read();
    String words = BodyText.cut(reader.text.toString());
    return reader.html ? Body.html(words) : Body.text(words);
  }

  private void read() {
    while (at < rtf.length()) {
      char c = rtf.charAt(at++);
      switch (c) {
        case '{' -> {
          outer.push(group);
          starred = false;
        }
        case '}' -> {
          flush();
          group = outer.isEmpty() ? group : outer.pop();
        }
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> octet(c);
      }
    }
    flush();
  }

  private void control() {
    char c = at < rtf.length() ? rtf.charAt(at) : ' ';
    if (c < 128 && Character.isLetter(c)) {
      word();
      return;
    }
    at++;
    switch (c) {
      case '\'' -> {
        int hex = at + 2 <= rtf.length() ? number(rtf.substring(at, at + 2), 16, '?') : '?';
        at += 2;
        octet((char) hex);
      }
      case '*' -> starred = true;
      case '~' -> write("\u00a0");
      case '_' -> write("-");
      case '\r', '\n' -> write("\n");
      case '\\', '{', '}' -> octet(c);
      default -> {}
    }
  }

  private void word() {
    int from = at;
    while (at < rtf.length() && rtf.charAt(at) < 128 && Character.isLetter(rtf.charAt(at))) {
      at++;
    }
    String name = rtf.substring(from, at);
    from = at;
    while (at < rtf.length() && at - from < 10 && "-0123456789".indexOf(rtf.charAt(at)) >= 0) {
      at++;
    }
    int value = number(rtf.substring(from, at), 10, 1);
    if (at < rtf.length() && rtf.charAt(at) == ' ') {
      at++;
    }
    if (NO_TEXT.contains(name) || starred && !name.equals("htmltag")) {
      group = new Group(true, group.forRtfOnly(), group.fallback());
    }
    starred = false;
    obey(name, value);
  }

  private void obey(String name, int value) {
    switch (name) {
      case "ansicpg" -> codePage = Optional.of(value == 65001 ? "utf-8" : "cp" + value);
      case "fromhtml" -> html = true;
      case "htmlrtf" -> {
        flush();
        group = new Group(group.hidden(), value != 0, group.fallback());
      }
      case "uc" -> group = new Group(group.hidden(), group.forRtfOnly(), Math.max(0, value));
      case "u" -> {
        write(String.valueOf((char) value));
        toSkip = group.fallback();
      }
      case "par", "line", "row", "sect", "page" -> write("\n");
      case "tab", "cell" -> write("\t");
      case "lquote", "rquote" -> write("'");
      case "ldblquote", "rdblquote" -> write("\"");
      case "bullet" -> write("\u2022");
      case "endash" -> write("\u2013");
      case "emdash" -> write("\u2014");
      default -> {}
    }
  }

  private void octet(char c) {
    if (toSkip > 0) {
      toSkip--;
    } else if (isText()) {
      bytes.write(c);
    }
  }

  private void write(String words) {
    flush();
    if (isText()) {
      text.append(words);
    }
  }

  private boolean isText() {
    return !group.hidden() && !(html && group.forRtfOnly()) && text.length() < BodyText.LIMIT;
  }

  private void flush() {
    if (bytes.size() > 0) {
      text.append(TextDecoder.decode(bytes.toByteArray(), codePage));
      bytes.reset();
    }
  }

  private static int number(String digits, int radix, int otherwise) {
    try {
      return Integer.parseInt(digits, radix);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
