package dev.threadmark.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What commands print: JSON lines for machines, tables for people. */
final class Output {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Output() {}

  /** One JSON object a line. */
  static void json(PrintStream out, Object value) {
    try {
      out.println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows under headings, columns as wide as their widest cell up to {@code widest}. */
  static void table(PrintStream out, List<String> headings, List<List<String>> rows, int widest) {
    int[] widths = new int[headings.size()];
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    all.addAll(rows);
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(widest, plain(row.get(i)).length()));
      }
    }
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = cut(plain(row.get(i)), widest);
        line.append(cell);
        if (i < widths.length - 1) {
          line.append(" ".repeat(widths[i] - cell.length() + 2));
        }
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** Text of a mail made fit for a terminal: no control or direction characters, one line. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
  }

  private static String cut(String text, int widest) {
    return text.length() <= widest ? text : text.substring(0, widest - 1) + "…";
  }
}
