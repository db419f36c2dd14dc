package dev.threadmark.mail.kind;

import dev.threadmark.mail.Body;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.TextNode;

/** The words of a body, one line after another, for looking at and not for showing. */
final class PlainText {
  private static final Set<String> LINES =
      Set.of("br", "p", "div", "tr", "li", "pre", "table", "h1", "h2", "h3", "hr");

  /** A report stands on top; what comes after this many characters is a copy of something. */
  private static final int MOST = 100_000;

  private PlainText() {}

  static String of(Body body) {
    String text = body.text().orElse("");
    return text.isBlank() ? body.html().map(PlainText::ofHtml).orElse("") : cut(text);
  }

  /** In one walk: adding nodes to a page of many would take its square. */
  private static String ofHtml(String html) {
    StringBuilder text = new StringBuilder();
    Jsoup.parse(cut(html))
        .body()
        .traverse(
            (node, depth) -> {
              if (node instanceof TextNode words) {
                text.append(words.getWholeText());
              } else if (LINES.contains(node.nodeName())) {
                text.append('\n');
              }
            });
    return text.toString();
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MOST));
  }
}
