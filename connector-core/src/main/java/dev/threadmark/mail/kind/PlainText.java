package dev.threadmark.mail.kind;

import dev.threadmark.mail.Body;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;

/** The words of a body, one line after another, for looking at and not for showing. */
final class PlainText {
  private static final String LINE_ENDS = "p, div, tr, li, pre, table, ul, ol, h1, h2, h3, hr";

  /** A report stands on top; what comes after this many characters is a copy of something. */
  private static final int MOST = 100_000;

  private PlainText() {}

  static String of(Body body) {
    String text = body.text().orElse("");
    return text.isBlank() ? body.html().map(PlainText::ofHtml).orElse("") : cut(text);
  }

  private static String ofHtml(String html) {
    Document page = Jsoup.parse(cut(html));
    page.select("style, script, head").remove();
    page.select(LINE_ENDS).forEach(block -> block.before(new TextNode("\n")));
    return page.wholeText();
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MOST));
  }
}
