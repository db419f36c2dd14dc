package dev.threadmark.mail.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/**
 * Writes the rules of the mail's {@code <style>} blocks into the {@code style} attributes of the
 * elements that they select, weakest first, so that one policy judges both.
 *
 * <p>Only selectors of tags, classes, ids and attributes below one another are followed; they are
 * what newsletters use, and they match in linear time. Work and growth are bounded: past the bounds
 * further rules are left out.
 */
final class InlinedStyles {
  private static final Pattern PLAIN =
      Pattern.compile("[\\w.#*>\\s\\[\\]=\"'-]+(:first-child|:last-child)?");
  private static final Pattern BETWEEN = Pattern.compile("\\s*>\\s*|\\s+");
  private static final Pattern TAG = Pattern.compile("(?:^|[\\s>])\\w");
  private static final int MAX_PARTS = 5;
  private static final int MAX_DECLARATIONS = 4_000;
  private static final long MAX_TESTS = 4_000_000;
  private static final int MAX_GROWTH = 1_000_000;

  private record Match(int weight, String declarations) {}

  private final Document mail;
  private final Map<Element, List<Match>> matches = new IdentityHashMap<>();
  private long testsLeft = MAX_TESTS;
  private int growthLeft = MAX_GROWTH;

  private InlinedStyles(Document mail) {
    this.mail = mail;
  }

  static void apply(Document mail) {
    StringBuilder css = new StringBuilder();
    for (Element block : mail.select("style")) {
      css.append(block.data()).append('\n');
    }
    if (!css.isEmpty()) {
      new InlinedStyles(mail).inline(StyleSheet.rules(css.toString()));
    }
  }

  private void inline(List<StyleSheet.Rule> rules) {
    int elements = mail.body().getAllElements().size();
    for (StyleSheet.Rule rule : rules) {
      String selector = rule.selector().replace(":link", "");
      int parts = BETWEEN.split(selector).length;
      boolean followed =
          PLAIN.matcher(selector).matches()
              && parts <= MAX_PARTS
              && rule.declarations().length() <= MAX_DECLARATIONS;
      testsLeft -= followed ? (long) elements * parts : 0;
      if (testsLeft < 0) {
        break;
      }
      if (followed) {
        match(selector, rule.declarations());
      }
    }
    matches.forEach(InlinedStyles::write);
  }

  private void match(String selector, String declarations) {
    Evaluator evaluator;
    try {
      evaluator = QueryParser.parse(selector);
    } catch (Selector.SelectorParseException | IllegalArgumentException unknown) {
      return;
    }
    int weight = weight(selector);
    for (Element element : mail.select(evaluator)) {
      growthLeft -= declarations.length();
      if (growthLeft < 0) {
        return;
      }
      matches.computeIfAbsent(element, e -> new ArrayList<>()).add(new Match(weight, declarations));
    }
  }

  private static void write(Element element, List<Match> matches) {
    matches.sort(Comparator.comparingInt(Match::weight));
    StringBuilder style = new StringBuilder();
    matches.forEach(match -> style.append(match.declarations()).append(';'));
    element.attr("style", style.append(element.attr("style")).toString());
  }

  /** Specificity (CSS Selectors 4, section 17): ids, then classes and the like, then tags. */
  private static int weight(String selector) {
    int ids = 0;
    int classes = 0;
    for (int at = 0; at < selector.length(); at++) {
      char c = selector.charAt(at);
      ids += c == '#' ? 1 : 0;
      classes += c == '.' || c == '[' || c == ':' ? 1 : 0;
    }
    return ids * 10_000 + classes * 100 + (int) TAG.matcher(selector).results().count();
  }
}
