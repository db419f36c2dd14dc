package dev.threadmark.mail.words;

import dev.threadmark.mail.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Parts the lines of a mail by their roles. */
final class Parting {

  /** A forward of a forward of a forward ... is unwrapped so often. */
  private static final int DEEPEST = 4;

  private Parting() {}

  static Words of(List<Line> lines) {
    Words words = of(lines, 0);
    return words.written().isBlank() ? new Words(text(lines), "") : words;
  }

  private static Words of(List<Line> lines, int depth) {
    Role[] roles = Roles.of(lines);
    int history = first(roles, Role.HISTORY);
    boolean above = Arrays.asList(roles).subList(0, history).contains(Role.WRITTEN);
    if (history < roles.length && !above && depth < DEEPEST) {
      return forwarded(lines, history, depth);
    }
    boolean[] out = new boolean[roles.length];
    Arrays.fill(out, history, roles.length, true);
    elideTail(roles, history, out);
    List<String> written = new ArrayList<>();
    List<String> elided = new ArrayList<>();
    for (int i = 0; i < roles.length; i++) {
      boolean frame = roles[i] == Role.ATTRIBUTION || roles[i] == Role.SIGNATURE;
      if (!out[i] && !frame) {
        written.add(lines.get(i).text());
      }
      if (out[i] || frame || roles[i] == Role.QUOTED) {
        elided.add(lines.get(i).text());
      }
    }
    if (elided.stream().allMatch(String::isBlank)) {
      return new Words(text(lines), "");
    }
    return new Words(tidy(written), tidy(elided));
  }

  /** Quotations that nobody answered below, the strokes before them, and what signs the mail. */
  private static void elideTail(Role[] roles, int end, boolean[] out) {
    int last = end - 1;
    while (last >= 0 && roles[last] != Role.WRITTEN) {
      out[last--] = true;
    }
  }

  /** Nothing was written above an older mail: its text is the message, its headers are not. */
  private static Words forwarded(List<Line> lines, int history, int depth) {
    int start = history;
    while (start < lines.size()) {
      Line line = lines.get(start);
      int headers = HeaderBlocks.end(lines, start);
      if (headers > start) {
        start = headers;
        break;
      }
      if (start > history && !line.blank() && !Separators.matches(line.text())) {
        break;
      }
      start++;
    }
    Words rest = of(lines.subList(start, lines.size()), depth + 1);
    List<String> elided = new ArrayList<>();
    lines.subList(0, start).forEach(line -> elided.add(line.text()));
    elided.add(rest.elided());
    return new Words(rest.written(), tidy(elided));
  }

  private static int first(Role[] roles, Role role) {
    int i = Arrays.asList(roles).indexOf(role);
    return i < 0 ? roles.length : i;
  }

  private static String text(List<Line> lines) {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  private static String tidy(List<String> lines) {
    int from = 0;
    int to = lines.size();
    while (from < to && lines.get(from).isBlank()) {
      from++;
    }
    while (to > from && (lines.get(to - 1).isBlank() || Signatures.strokes(lines.get(to - 1)))) {
      to--;
    }
    return String.join("\n", lines.subList(from, to));
  }
}
