package dev.threadmark.mail.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text must hold for a regular expression to match anywhere in it: of each of some sets of
 * plain strings at least one. Most texts hold none of them, and to look for strings is many times
 * faster than to try a hundred expressions at each letter.
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

  /** Sets of strings, one of each of which must be there; none where nothing can be asked for. */
  static List<Set<String>> of(String regex) {
    RequiredText parser = new RequiredText(regex);
    List<Set<String>> required = parser.alternatives();
    return parser.at == regex.length() ? required : List.of();
  }

  /** Of several, what is asked for best in each; nothing if one of them asks for nothing. */
  private List<Set<String>> alternatives() {
    List<Set<String>> first = sequence();
    if (at == regex.length() || regex.charAt(at) != '|') {
      return first;
    }
    Set<String> all = new LinkedHashSet<>(best(first));
    boolean each = !first.isEmpty();
    while (accept('|')) {
      Set<String> one = best(sequence());
      each &= !one.isEmpty();
      all.addAll(one);
    }
    return each ? List.of(all) : List.of();
  }

  private static Set<String> best(List<Set<String>> parts) {
    return parts.stream().max(Comparator.comparing(RequiredText::shortest)).orElse(Set.of());
  }

  /** All parts of it must be there. */
  private List<Set<String>> sequence() {
    List<Set<String>> parts = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      char c = regex.charAt(at);
      boolean plain = c != '(' && c != '[' && c != '.' && c != '^' && c != '$' && literal();
      List<Set<String>> group = plain ? List.of() : atom();
      char letter = regex.charAt(at - 1);
      boolean optional = at < regex.length() && "?*{".indexOf(regex.charAt(at)) >= 0 && optional();
      boolean repeated = quantifier();
      if (plain && !optional) {
        run.append(letter);
      }
      if (!plain || optional || repeated) {
        add(parts, run);
      }
      if (!optional) {
        parts.addAll(group);
      }
    }
    add(parts, run);
    return parts;
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
  private List<Set<String>> atom() {
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
    return List.of();
  }

  private List<Set<String>> group() {
    boolean looks = regex.startsWith("(?", at) && !regex.startsWith("(?:", at);
    at++;
    if (accept('?')) {
      accept('<');
      at++;
    }
    List<Set<String>> inside = alternatives();
    accept(')');
    return looks ? List.of() : inside;
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
