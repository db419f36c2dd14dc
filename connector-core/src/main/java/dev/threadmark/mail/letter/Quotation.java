package dev.threadmark.mail.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is answered, as it stands below the answer.
 *
 * @param head the line that says who wrote it and when
 * @param lines what they wrote
 */
public record Quotation(String head, List<String> lines) {
  public Quotation {
    lines = List.copyOf(lines);
  }

  public static Quotation of(String who, Instant at, String text) {
    String day = Moments.text(at);
    return new Quotation("On %s, %s wrote:".formatted(day, who), text.lines().toList());
  }

  /** Its first lines, together at most {@code room} characters as they stand in plain text. */
  Quotation within(int room) {
    List<String> fitting = new ArrayList<>();
    int used = 0;
    for (String line : lines) {
      used += line.length() + 3;
      if (used > room) {
        break;
      }
      fitting.add(line);
    }
    return new Quotation(head, fitting);
  }

  String text() {
    StringBuilder text = new StringBuilder(head).append('\n');
    lines.forEach(line -> text.append("> ").append(line).append('\n'));
    return text.toString();
  }

  String html() {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"threadmark-attribution\">").append(escaped(head)).append("</div>\n");
    html.append("<blockquote type=\"cite\" style=\"margin:0 0 0 0.8ex;");
    html.append("border-left:1px solid #cccccc;padding-left:1ex\">\n");
    lines.forEach(line -> html.append(escaped(line)).append("<br>\n"));
    return html.append("</blockquote>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
