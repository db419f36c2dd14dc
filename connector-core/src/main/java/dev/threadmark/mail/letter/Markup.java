package dev.threadmark.mail.letter;

import dev.threadmark.mail.html.LetterHtml;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The light markup of answers: of CommonMark, what people write in mails anyway. Bold, italic,
 * lists, quotations, links and code; no headings, so that {@code #12} is a number, no HTML, no
 * pictures (they are links), and no code by indentation. Lines end where they were ended.
 *
 * @see <a href="https://spec.commonmark.org/">CommonMark</a>
 */
public final class Markup {
  /** Deeper is taken as typed: whoever renders it goes down level by level. */
  private static final int DEEPEST = 20;

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(Set.of(BlockQuote.class, ListBlock.class, FencedCodeBlock.class))
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br />\n").build();

  private Markup() {}

  /** As HTML that may be sent: paragraphs, lists and the like, nothing around them. */
  public static String html(String text) {
    return LetterHtml.of(HTML.render(parsed(text))).strip();
  }

  /** As plain text that reads well: no signs but those that people put into plain mails. */
  public static String text(String text) {
    return PlainText.of(parsed(text));
  }

  private static Node parsed(String text) {
    Node document = PARSER.parse(text);
    document.accept(new Links());
    return document;
  }
}
