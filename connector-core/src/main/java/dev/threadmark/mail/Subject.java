package dev.threadmark.mail;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject line, understood: what it is about, and whether it answers or forwards.
 *
 * @param topic without reply and forward marks and list tags, in lower case, spaces folded
 * @param reply true if a reply mark stood before it: Re, AW, SV, RE[2], 回复 ...
 * @param forward true if the outermost mark was a forward's: Fw, WG, TR ...
 */
public record Subject(String topic, boolean reply, boolean forward) {
  private static final String REPLIES =
      "re|aw|sv|vs|antw|antwort|odp|ynt|res|ref|rif|r|bls|atb|回复|回覆|答复|答覆|返信|回信|отв|ответ|επ|απ|σχετ";
  private static final String FORWARDS =
      "fw|fwd|wg|tr|rv|enc|i|pd|doorst|vl|vb|vs|転送|转发|轉寄|轉發|fs|továbbítás|πρθ|пересл";
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cf}]+");
  private static final Pattern MARK =
      Pattern.compile(
          "^\\s*+(?:(?<word>"
              + REPLIES
              + "|"
              + FORWARDS
              + ")\\s?(?:\\[\\d{1,3}]|\\(\\d{1,3}\\)|\\^\\d{1,3}|\\*\\d{1,3})?\\s?[:：]|\\[[^\\[\\]]{1,40}]|\\(fwd?\\))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern FORWARD =
      Pattern.compile(FORWARDS, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern WAS =
      Pattern.compile("[(\\[]\\s?was:?\\s([^()\\[\\]]{3,})[)\\]]\\s*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern ASIDE = Pattern.compile("\\s*[(\\[][^()\\[\\]]{1,80}[)\\]]\\s*$");
  private static final Pattern SUFFIX = Pattern.compile("\\s[-–—]\\s[^-–—]{1,40}$");
  private static final int MAX = 500;

  /** The subject line of {@code mail}'s author, however it is marked. */
  public static Subject of(String line) {
    String rest = line.length() > MAX ? line.substring(0, MAX) : line;
    boolean reply = false;
    Boolean forward = null;
    for (Matcher mark = MARK.matcher(rest); mark.find(); mark = MARK.matcher(rest)) {
      if (mark.end() == rest.length() && mark.group("word") == null) {
        break; // nothing but a tag: then the tag is what it is about
      }
      String word = mark.group("word");
      if (word != null) {
        boolean forwards = FORWARD.matcher(word).matches() && !word.equalsIgnoreCase("vs");
        reply |= !forwards;
        forward = forward == null ? forwards : forward;
      }
      rest = rest.substring(mark.end());
    }
    return new Subject(fold(rest), reply, Boolean.TRUE.equals(forward));
  }

  /** This topic and the shorter forms under which people go on with it. */
  public Set<String> forms() {
    Set<String> forms = new LinkedHashSet<>();
    if (topic.isEmpty()) {
      return forms;
    }
    forms.add(topic);
    was().ifPresent(forms::add);
    shorter(ASIDE, 2).ifPresent(forms::add);
    shorter(SUFFIX, 3).ifPresent(forms::add);
    return forms;
  }

  /** The old topic where the line says {@code new topic (was: old topic)}. */
  public Optional<String> was() {
    Matcher was = WAS.matcher(topic);
    return was.find() ? Optional.of(of(was.group(1)).topic()) : Optional.empty();
  }

  private Optional<String> shorter(Pattern end, int words) {
    String cut = end.matcher(topic).replaceFirst("").strip();
    boolean fits = !cut.equals(topic) && cut.split(" ").length >= words;
    return fits ? Optional.of(cut) : Optional.empty();
  }

  private static String fold(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
