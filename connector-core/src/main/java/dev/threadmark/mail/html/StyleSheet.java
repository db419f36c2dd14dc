package dev.threadmark.mail.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The plain rules of a {@code <style>} block: those of {@code @media screen} or {@code all} too,
 * while conditions, fonts, imports and nested rules are left out. In linear time, and it only
 * splits: what a declaration may say, the policy decides later.
 */
final class StyleSheet {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?(?:\\*/|\\z)|<!--|-->");
  private static final Pattern ALWAYS_ON =
      Pattern.compile("(?i)@media\\s+(?:only\\s+)?(?:screen|all)\\s*");
  private static final int MAX_NESTING = 2;

  /** One selector with its declarations. */
  record Rule(String selector, String declarations) {}

  private StyleSheet() {}

  static List<Rule> rules(String css) {
    List<Rule> rules = new ArrayList<>();
    read(COMMENT.matcher(css).replaceAll(" "), 0, rules);
    return rules;
  }

  private static void read(String css, int nesting, List<Rule> rules) {
    int start = 0;
    while (start < css.length()) {
      int end = endOf(css, start, "{;}");
      if (end >= css.length()) {
        return;
      }
      if (css.charAt(end) != '{') {
        start = end + 1;
        continue;
      }
      int close = closing(css, end + 1);
      String prelude = css.substring(start, end).strip();
      String block = css.substring(end + 1, close);
      if (!prelude.startsWith("@")) {
        add(prelude, block, rules);
      } else if (nesting < MAX_NESTING && ALWAYS_ON.matcher(prelude).matches()) {
        read(block, nesting + 1, rules);
      }
      start = close + 1;
    }
  }

  private static void add(String selectors, String block, List<Rule> rules) {
    if (block.indexOf('{') < 0) {
      for (String selector : selectors.split(",")) {
        rules.add(new Rule(selector.strip(), block.strip()));
      }
    }
  }

  private static int closing(String css, int from) {
    int open = 1;
    int at = from;
    while (at < css.length()) {
      at = endOf(css, at, "{}");
      if (at < css.length()) {
        open += css.charAt(at) == '{' ? 1 : -1;
        if (open == 0) {
          return at;
        }
        at++;
      }
    }
    return css.length();
  }

  /** Where the first of {@code ends} stands outside of a string. */
  private static int endOf(String css, int from, String ends) {
    char quote = 0;
    for (int at = from; at < css.length(); at++) {
      char c = css.charAt(at);
      if (quote != 0) {
        // A string ends with its line, as browsers have it; else one quote swallows the sheet.
        quote = c == quote || c == '\n' ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (ends.indexOf(c) >= 0) {
        return at;
      }
    }
    return css.length();
  }
}
