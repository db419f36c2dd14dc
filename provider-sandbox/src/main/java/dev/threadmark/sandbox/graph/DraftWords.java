package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of a draft as MIME. What was written as HTML leaves with plain text beside it. */
final class DraftWords {
  private static final String BOUNDARY = "_000_sandbox_words_";

  private DraftWords() {}

  static void write(StringBuilder mime, JsonNode body) {
    String content = body.path("content").asText("");
    if (body.path("contentType").asText("html").equalsIgnoreCase("text")) {
      part(mime, "plain", content);
      return;
    }
    DraftMime.header(mime, "Content-Type", "multipart/alternative; boundary=\"" + BOUNDARY + "\"");
    mime.append("\r\n--").append(BOUNDARY).append("\r\n");
    part(mime, "plain", plain(content));
    mime.append("--").append(BOUNDARY).append("\r\n");
    part(mime, "html", content);
    mime.append("--").append(BOUNDARY).append("--\r\n");
  }

  private static void part(StringBuilder mime, String type, String content) {
    DraftMime.header(mime, "Content-Type", "text/" + type + "; charset=utf-8");
    DraftMime.header(mime, "Content-Transfer-Encoding", "base64");
    String words = Base64.getMimeEncoder().encodeToString(DraftMime.bytes(content));
    mime.append("\r\n").append(words).append("\r\n");
  }

  /** As Exchange does it: the words, with line ends; quotations are not marked. */
  private static String plain(String html) {
    StringBuilder text = new StringBuilder();
    Jsoup.parse(html).body().traverse(new Lines(text));
    return text.toString().strip();
  }

  private record Lines(StringBuilder text) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        boolean begins = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        text.append(begins ? words.text().replaceFirst("^ ", "") : words.text());
      } else if (node instanceof Element element && element.normalName().equals("br")) {
        text.append("\r\n");
      } else if (node instanceof Element element && element.normalName().equals("li")) {
        text.append("  *   ");
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        text.append("\r\n");
      }
    }
  }
}
