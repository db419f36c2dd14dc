package dev.threadmark.mail.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text must hold for a regular expression to match anywhere in it: at least one of some
 * plain strings. Most texts hold none of them, and to look for strings is many times faster than to
 * try a hundred expressions at each letter.
 *
 * <p>Knows the syntax that {@link Phrases} are written in: letters, escapes, classes, groups,
 * look-arounds, alternatives and quantifiers. What it does not understand asks for nothing.
 */
final class RequiredText {
  /** Shorter strings stand in every text. */
  private static final int SHORTEST = 2;

  private final String regex;
  private int at;

  private RequiredText(String regex) {
    this.regex = regex;
  }

  /** The strings, one of which must be there; empty where nothing can be asked for. */
  static Set<String> of(String regex) {
    RequiredText parser = new RequiredText(regex);
    Set<String> required = parser.alternatives();
    return parser.at == regex.length() ? required : Set.of();
  }

  /** One of them each; nothing if one of them asks for nothing. */
  private Set<String> alternatives() {
    Set<String> all = new LinkedHashSet<>();
    boolean each = true;
    do {
      Set<String> one = sequence();
      each &= !one.isEmpty();
      all.addAll(one);
    } while (accept('|'));
    return each ? all : Set.of();
  }

  /** All parts of it must be there: the one that is asked for best is enough. */
  private Set<String> sequence() {
    List<Set<String>> parts = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      char c = regex.charAt(at);
      boolean plain = c != '(' && c != '[' && c != '.' && c != '^' && c != '$' && literal();
      Set<String> group = plain ? Set.of() : atom();
      char letter = regex.charAt(at - 1);
      boolean optional = at < regex.length() && "?*{".indexOf(regex.charAt(at)) >= 0 && optional();
      boolean repeated = quantifier();
      if (plain && !optional) {
        run.append(letter);
      }
      if (!plain || optional || repeated) {
        add(parts, run);
      }
      if (!group.isEmpty() && !optional) {
        parts.add(group);
      }
    }
    add(parts, run);
    return parts.stream().max(Comparator.comparing(RequiredText::shortest)).orElse(Set.of());
  }

  private static void add(List<Set<String>> parts, StringBuilder run) {
    if (run.length() >= SHORTEST) {
      parts.add(Set.of(run.toString()));
    }
    run.setLength(0);
  }

  private static int shortest(Set<String> strings) {
    return strings.stream().mapToInt(String::length).min().orElse(0);
  }

  /** Steps over one character that stands for itself, escaped or not. */
  private boolean literal() {
    if (regex.charAt(at) != '\\') {
      at++;
      return true;
    }
    boolean sign = at + 1 < regex.length() && !Character.isLetterOrDigit(regex.charAt(at + 1));
    at += sign ? 2 : 0;
    return sign;
  }

  /** Steps over anything else, and says what it asks for. */
  private Set<String> atom() {
    char c = regex.charAt(at);
    if (c == '(') {
      return group();
    }
    if (c == '[') {
      characterClass();
    } else if (c == '\\') {
      at += 2;
      if (accept('{')) {
        at = regex.indexOf('}', at) + 1;
      }
    } else {
      at++;
    }
    return Set.of();
  }

  private Set<String> group() {
    boolean looks = regex.startsWith("(?", at) && !regex.startsWith("(?:", at);
    at++;
    if (accept('?')) {
      accept('<');
      at++;
    }
    Set<String> inside = alternatives();
    accept(')');
    return looks ? Set.of() : inside;
  }

  private void characterClass() {
    for (at++; regex.charAt(at) != ']'; at++) {
      at += regex.charAt(at) == '\\' ? 1 : 0;
    }
    at++;
  }

  /** True if what comes here says that what was before may be missing. */
  private boolean optional() {
    return regex.charAt(at) != '{' || regex.charAt(at + 1) == '0';
  }

  private boolean quantifier() {
    int begin = at;
    if (accept('{')) {
      at = regex.indexOf('}', at) + 1;
    } else if (at < regex.length() && "?*+".indexOf(regex.charAt(at)) >= 0) {
      at++;
    }
    boolean any = at > begin;
    if (any && (accept('?') || accept('+'))) {
      return true;
    }
    return any;
  }

  private boolean accept(char c) {
    boolean here = at < regex.length() && regex.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }
}
