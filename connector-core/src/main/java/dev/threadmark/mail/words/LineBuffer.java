package dev.threadmark.mail.words;

import dev.threadmark.mail.words.Line.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Fills lines with running text, as a browser would break them, but never for width. */
final class LineBuffer {

  /** Deeper quotations look like this one. */
  private static final int DEEPEST = 9;

  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private int quotes;
  private boolean history;
  private boolean lastBlank = true;

  /** The line has a hard space and nothing else: Outlook's blank lines. */
  private boolean empty;

  void quote() {
    quotes++;
    marks.push(Mark.QUOTED);
  }

  void enter(Mark mark) {
    marks.push(mark);
  }

  /** The next line is the first of an older mail, unless that is itself quoted already. */
  void history() {
    history = quotes == 0;
  }

  void leave() {
    breakLine();
    if (marks.pop() == Mark.QUOTED) {
      quotes--;
    }
  }

  /**
   * @param verbatim true inside {@code pre}: white space and line ends count
   */
  void text(String text, boolean verbatim) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (verbatim && c == '\n') {
        endLine();
      } else if (c == '\u00a0' && line.isEmpty() && !verbatim) {
        empty = true;
      } else if (c == '\u00a0' || !verbatim && Character.isWhitespace(c)) {
        space(verbatim);
      } else if (c != '\r' && c != '\u200b' && c != '\ufeff') {
        line.append(c);
      }
    }
  }

  private void space(boolean verbatim) {
    boolean pending = !line.isEmpty() && line.charAt(line.length() - 1) != ' ';
    if (verbatim || pending) {
      line.append(' ');
    }
  }

  /** Text that opens a line, such as a bullet. */
  void prefix(String text) {
    breakLine();
    line.append(text);
  }

  void literal(String text) {
    breakLine();
    line.append(text);
    breakLine();
  }

  /** Ends the line if it has any text. */
  void breakLine() {
    if (!line.toString().isBlank()) {
      endLine();
    } else if (empty) {
      blankLine();
    }
    line.setLength(0);
    empty = false;
  }

  /** One blank line, if there is none yet. */
  void blankLine() {
    if (!lastBlank) {
      endLine();
    }
  }

  void endLine() {
    String text = line.toString().stripTrailing();
    line.setLength(0);
    empty = false;
    lastBlank = text.isEmpty();
    lines.add(new Line(quotes > 0 ? marksOfQuote() + text : text, mark(text)));
  }

  private String marksOfQuote() {
    return ">".repeat(Math.min(quotes, DEEPEST)) + " ";
  }

  private Mark mark(String text) {
    if (quotes > 0) {
      return Mark.QUOTED;
    }
    if (history && !text.isEmpty()) {
      history = false;
      return Mark.HISTORY;
    }
    return marks.isEmpty() ? Mark.NONE : marks.peek();
  }

  /** All lines, without the blank ones at the end. */
  List<Line> lines() {
    breakLine();
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).blank()) {
      end--;
    }
    return lines.subList(0, end);
  }
}
