package dev.threadmark.mail.words;

import dev.threadmark.mail.words.Line.Mark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The lines of an HTML body, as its reader sees them: paragraphs, line breaks, lists, quotations
 * behind {@code >}. Walks without recursion, for bodies may be nested by the thousand.
 */
final class HtmlLines implements NodeFilter {
  private static final Set<String> UNSEEN =
      Set.of(
          "head",
          "style",
          "script",
          "title",
          "template",
          "noscript",
          "object",
          "svg",
          "select",
          "textarea");

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "details",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "tbody",
          "thead",
          "tr",
          "ul",
          "caption");

  /** Blocks that a blank line sets off. */
  private static final Set<String> SET_OFF =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table");

  /** As Outlook writes a ruler in plain text. */
  private static final String RULER = "_".repeat(32);

  private final LineBuffer out = new LineBuffer();
  private final Deque<Element> marked = new ArrayDeque<>();
  private final Deque<int[]> lists = new ArrayDeque<>();
  private int pre;

  private HtmlLines() {}

  static List<Line> of(String html) {
    HtmlLines lines = new HtmlLines();
    Jsoup.parse(html).body().filter(lines);
    return lines.out.lines();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      out.text(text.getWholeText(), pre > 0);
    } else if (node instanceof Element e) {
      return enter(e);
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult enter(Element e) {
    String name = e.normalName();
    if (UNSEEN.contains(name) || hidden(e)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (BLOCKS.contains(name)) {
      out.breakLine();
      if (setOff(e)) {
        out.blankLine();
      }
    }
    mark(e);
    switch (name) {
      case "br" -> out.endLine();
      case "hr" -> out.literal(RULER);
      case "pre" -> pre++;
      case "td", "th" -> out.text(" ", false);
      case "ul", "menu", "dir" -> lists.push(new int[] {-1});
      case "ol" -> lists.push(new int[] {number(e.attr("start"))});
      case "li" -> out.prefix(bullet());
      case "img" -> out.text(glyph(e), false);
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element e) {
      String name = e.normalName();
      if (BLOCKS.contains(name)) {
        out.breakLine();
        if (setOff(e)) {
          out.blankLine();
        }
      }
      switch (name) {
        case "pre" -> pre--;
        case "ul", "menu", "dir", "ol" -> lists.poll();
        default -> {}
      }
      if (marked.peek() == e) {
        marked.pop();
        out.leave();
      }
    }
    return FilterResult.CONTINUE;
  }

  private void mark(Element e) {
    if (HtmlMarks.quotes(e)) {
      marked.push(e);
      out.quote();
      return;
    }
    Mark mark = HtmlMarks.of(e);
    if (mark == Mark.HISTORY) {
      out.breakLine();
      out.history();
    } else if (mark != Mark.NONE) {
      marked.push(e);
      out.enter(mark);
    }
  }

  private String bullet() {
    int[] list = lists.peek();
    return list == null || list[0] < 0 ? "* " : list[0]++ + ". ";
  }

  private static int number(String start) {
    return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
  }

  /** Outlook's paragraphs have no margin: a blank line is a paragraph of its own there. */
  private static boolean setOff(Element e) {
    return SET_OFF.contains(e.normalName())
        && !e.className().contains("MsoNormal")
        && !e.attr("style").replace(" ", "").contains("margin:0");
  }

  private static boolean hidden(Element e) {
    return e.hasAttr("style")
        && e.attr("style").replace(" ", "").toLowerCase().contains("display:none");
  }

  /** An emoji that a client made a picture of. */
  private static String glyph(Element img) {
    String alt = img.attr("alt").strip();
    return alt.length() <= 8 && alt.codePoints().noneMatch(c -> c < 0x2000) ? alt : "";
  }
}
