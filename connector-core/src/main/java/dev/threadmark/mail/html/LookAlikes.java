package dev.threadmark.mail.html;

import dev.threadmark.mail.html.Visible.Trick;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that imitate Latin ones with the letters of other scripts.
 *
 * <p>Suspicious is a word with Latin letters and look-alikes together, and a word of nothing but
 * look-alikes beside Latin words, in a text that shows no other sign of that script. A Russian or
 * Greek name that happens to consist of such letters stands in Russian or Greek text, or alone.
 */
final class LookAlikes {
  /**
   * Cyrillic, Greek and Armenian letters drawn as Latin ones in usual fonts; a choice from the
   * single-letter part of Unicode's confusables (UTS 39).
   */
  private static final String IMITATORS =
      "авеікмнорсутхѕјԛԝһԁӏүґьАВЕЅІЈКМНОРСТУХҮԚԜҺӀ" + "αικνορτυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "օսոհզցքՕՏ";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private LookAlikes() {}

  static boolean imitatesLatin(int point) {
    return IMITATORS.indexOf(point) >= 0;
  }

  static String marked(String text, Set<Trick> tricks) {
    boolean latinAround = WORD.matcher(text).results().anyMatch(word -> isLatin(word.group()));
    boolean onlyImitators =
        text.codePoints().filter(LookAlikes::isOtherLetter).allMatch(LookAlikes::imitatesLatin);
    Matcher word = WORD.matcher(text);
    StringBuilder out = new StringBuilder();
    while (word.find()) {
      String name = scripts(word.group(), latinAround && onlyImitators);
      if (!name.isEmpty()) {
        tricks.add(Trick.LOOK_ALIKE);
      }
      word.appendReplacement(out, Matcher.quoteReplacement(word.group() + name));
    }
    return word.appendTail(out).toString();
  }

  /** The mark behind a suspicious word, or nothing. */
  private static String scripts(String word, boolean amongLatin) {
    Set<Character.UnicodeScript> scripts = EnumSet.noneOf(Character.UnicodeScript.class);
    word.codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .forEach(scripts::add);
    boolean imitators = word.codePoints().anyMatch(LookAlikes::imitatesLatin);
    boolean mixed = scripts.contains(Character.UnicodeScript.LATIN) && imitators;
    boolean whole =
        amongLatin && word.length() > 2 && word.codePoints().allMatch(LookAlikes::imitatesLatin);
    if (!mixed && !whole) {
      return "";
    }
    return "⟪" + String.join("+", scripts.stream().map(LookAlikes::name).toList()) + " letters⟫";
  }

  private static String name(Character.UnicodeScript script) {
    String name = script.name().replace('_', ' ');
    return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean isLatin(String word) {
    return word.codePoints()
        .allMatch(
            point ->
                Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN
                    || Character.getType(point) == Character.NON_SPACING_MARK);
  }

  private static boolean isOtherLetter(int point) {
    Character.UnicodeScript script = Character.UnicodeScript.of(point);
    return script == Character.UnicodeScript.CYRILLIC
        || script == Character.UnicodeScript.GREEK
        || script == Character.UnicodeScript.ARMENIAN;
  }
}
