package dev.threadmark.mail.html;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drops the declarations whose lengths are out of proportion, negative where that moves a box over
 * its neighbour, or in units of the viewport. Runs behind the sanitiser's CSS policy, so it reads
 * only its canonical form: {@code name:value;name:value}.
 */
final class StyleBounds {
  private static final Pattern STRING = Pattern.compile("'[^']*+'|\"[^\"]*+\"");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w#.])(-?)(\\d*\\.?\\d+)(e[+-]?\\d|[a-z]++|%)?");
  private static final Map<String, Double> PX_OF =
      Map.of(
          "px", 1.0, "pt", 4 / 3.0, "pc", 16.0, "em", 16.0, "rem", 16.0, "ex", 8.0, "ch", 8.0, "in",
          96.0, "cm", 37.8, "mm", 3.78);
  private static final Set<String> UNITS_OF_NO_LENGTH = Set.of("deg", "fr", "s", "ms");
  private static final double LONGEST = 3_000;

  private StyleBounds() {}

  /** What of {@code style} is in bounds, in the same form; it may be empty. */
  static String within(String style) {
    StringBuilder kept = new StringBuilder();
    int start = 0;
    while (start < style.length()) {
      int end = endOfDeclaration(style, start);
      String declaration = style.substring(start, end);
      int colon = declaration.indexOf(':');
      if (colon > 0 && inBounds(declaration.substring(0, colon), declaration.substring(colon))) {
        kept.append(kept.isEmpty() ? "" : ";").append(declaration);
      }
      start = end + 1;
    }
    return kept.toString();
  }

  private static int endOfDeclaration(String style, int from) {
    char quote = 0;
    for (int at = from; at < style.length(); at++) {
      char c = style.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == ';') {
        return at;
      }
    }
    return style.length();
  }

  private static boolean inBounds(String property, String value) {
    Matcher number = NUMBER.matcher(STRING.matcher(value).replaceAll("").toLowerCase(Locale.ROOT));
    while (number.find()) {
      String unit = number.group(3) == null ? "" : number.group(3);
      double size = Double.parseDouble(number.group(2));
      boolean negative = !number.group(1).isEmpty() && size != 0;
      if (negative && !mayBeNegative(property) || !inBounds(property, size, unit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean inBounds(String property, double size, String unit) {
    boolean letters = property.startsWith("font") || property.equals("line-height");
    if (unit.equals("%")) {
      return size <= (letters ? 400 : 100);
    }
    if (unit.isEmpty()) {
      return size <= (property.equals("line-height") ? 10 : LONGEST);
    }
    Double px = PX_OF.get(unit);
    return px == null ? UNITS_OF_NO_LENGTH.contains(unit) : size * px <= longest(property, letters);
  }

  private static double longest(String property, boolean letters) {
    if (letters || property.equals("text-indent")) {
      return 200;
    }
    if (property.endsWith("shadow") || property.startsWith("outline")) {
      return 40;
    }
    return property.startsWith("margin") || property.startsWith("padding") ? 600 : LONGEST;
  }

  /** Word's lists hang their numbers by a negative indent; no box moves by these. */
  private static boolean mayBeNegative(String property) {
    return property.equals("text-indent")
        || property.endsWith("-spacing")
        || property.endsWith("shadow")
        || property.startsWith("background");
  }
}
