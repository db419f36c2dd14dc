package dev.threadmark.sandbox.graph;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an extended property, in the spelling in which the service gives it back: asked for
 * {@code LONG 0x0E08} it answers {@code Long 0xe08}. A name keeps its case.
 *
 * @param type such as {@code String}
 * @param rest {@code {guid} Name x}, {@code {guid} Id 0x8012} or {@code 0xe08}
 * @param named true for {@code {guid} Name x}
 */
record PropertyId(String type, String rest, boolean named) {
  private static final Pattern NAMED =
      Pattern.compile("(?i)(\\w+)\\s+(\\{[0-9a-f-]{36}\\})\\s+Name\\s+(\\S.*)");
  private static final Pattern NUMBERED =
      Pattern.compile("(?i)(\\w+)\\s+(\\{[0-9a-f-]{36}\\})\\s+Id\\s+0x([0-9a-f]{1,8})");
  private static final Pattern TAGGED = Pattern.compile("(?i)(\\w+)\\s+0x([0-9a-f]{1,8})");

  static Optional<PropertyId> parse(String text) {
    Matcher named = NAMED.matcher(text.strip());
    if (named.matches()) {
      String rest = lower(named.group(2)) + " Name " + named.group(3);
      return Optional.of(new PropertyId(type(named.group(1)), rest, true));
    }
    Matcher numbered = NUMBERED.matcher(text.strip());
    if (numbered.matches()) {
      String rest = lower(numbered.group(2)) + " Id 0x" + shortHex(numbered.group(3));
      return Optional.of(new PropertyId(type(numbered.group(1)), rest, false));
    }
    Matcher tagged = TAGGED.matcher(text.strip());
    return tagged.matches()
        ? Optional.of(
            new PropertyId(type(tagged.group(1)), "0x" + shortHex(tagged.group(2)), false))
        : Optional.empty();
  }

  /** Or the error that the service answers to nonsense. */
  static PropertyId required(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new GraphError(
                    400,
                    "ErrorInvalidProperty",
                    "PropertyId values may only be in one of the following formats."));
  }

  private static String type(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + lower(text.substring(1));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String shortHex(String hex) {
    return Long.toHexString(Long.parseLong(hex, 16));
  }

  @Override
  public String toString() {
    return type + " " + rest;
  }
}
