package dev.threadmark.mail.kind;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A coarse cut before other people's words: enough to tell who speaks, not for showing (for that
 * see {@code NewWords}).
 */
final class Quotes {
  private static final Pattern FROM_HERE_ON =
      Pattern.compile(
          """
          ^[ \\t]{0,8}(?:[-_=*]{3,40}[ \\t]?[^-_=*\\n]{0,60}[-_=*]{3,40}[ \\t]*\
          |_{8,80}[ \\t]*\
          |\\*?(?:from|von|de|da|van|fra|från|lähettäjä|od|от|kimden|发件人|寄件者|差出人|보낸 사람)\\*?[ \\t]?[:：].{0,300}\
          |(?:begin forwarded message|anfang der weitergeleiteten).{0,80}\
          |.{0,200}(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|kirjoitti|napisał|napisał\\(a\\)|napsal|пишет|написал)[ \\t]?[:：][ \\t]*)$""",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Quotes() {}

  /** {@code text} up to the first quote; where it starts with one, all but its marked lines. */
  static String without(String text) {
    String above = unmarked(text.lines().takeWhile(line -> !parts(line)));
    return above.isBlank() ? unmarked(text.lines()) : above;
  }

  /** Few lines have what every such line has, and only those are worth the trouble. */
  private static boolean parts(String line) {
    String begin = line.stripLeading();
    boolean maybe =
        !begin.isEmpty()
            && ("-_=*bBaA".indexOf(begin.charAt(0)) >= 0
                || line.indexOf(':') >= 0
                || line.indexOf('\uff1a') >= 0);
    return maybe && FROM_HERE_ON.matcher(line).matches();
  }

  /** True if somebody's own words follow marked ones. */
  static boolean interleaved(String text) {
    return text.lines()
        .dropWhile(line -> !marked(line))
        .anyMatch(line -> !marked(line) && !line.isBlank());
  }

  private static boolean marked(String line) {
    return line.stripLeading().startsWith(">");
  }

  private static String unmarked(Stream<String> lines) {
    return lines.filter(line -> !marked(line)).collect(Collectors.joining("\n"));
  }
}
