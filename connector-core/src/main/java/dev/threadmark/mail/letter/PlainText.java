package dev.threadmark.mail.letter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Markup as people write it in plain mails: {@code *bold*}, {@code _italic_}, {@code - item}. */
final class PlainText extends AbstractVisitor {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> indents = new ArrayDeque<>();
  private String marker = "";
  private boolean first = true;
  private boolean tight;

  private PlainText() {}

  static String of(Node document) {
    PlainText plain = new PlainText();
    document.accept(plain);
    return plain.out.toString();
  }

  @Override
  public void visit(Paragraph paragraph) {
    begin();
    visitChildren(paragraph);
  }

  @Override
  public void visit(FencedCodeBlock block) {
    begin();
    write(block.getLiteral().stripTrailing());
  }

  @Override
  public void visit(BlockQuote quote) {
    begin();
    first = true;
    within("> ", quote);
  }

  @Override
  public void visit(BulletList list) {
    items(list, 0);
  }

  @Override
  public void visit(OrderedList list) {
    items(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
  }

  /**
   * @param from the first number; 0 for a list without
   */
  private void items(ListBlock list, int from) {
    boolean wasTight = tight;
    begin();
    int number = from;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      first = item == list.getFirstChild();
      tight = list.isTight();
      begin();
      String sign = from == 0 ? "- " : number++ + ". ";
      out.append(sign);
      first = true;
      within(" ".repeat(sign.length()), item);
    }
    first = false;
    tight = wasTight;
  }

  @Override
  public void visit(ListItem item) {
    visitChildren(item);
  }

  /** The first block of a quotation or an item begins where its sign ended. */
  private void within(String indent, Node node) {
    if (indent.equals("> ")) {
      out.append(indent);
    }
    indents.addLast(indent);
    visitChildren(node);
    indents.removeLast();
    first = false;
  }

  /** A block begins: below the one before, with a line between unless it is in a tight list. */
  private void begin() {
    if (!first && out.length() > 0) {
      line();
      if (!tight) {
        line();
      }
    }
    first = false;
  }

  private void line() {
    out.append('\n');
    indents.forEach(out::append);
  }

  private void write(String text) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        line();
      }
      out.append(lines[i]);
    }
  }

  @Override
  public void visit(Text text) {
    out.append(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    out.append(code.getLiteral());
  }

  @Override
  public void visit(HtmlInline html) {
    out.append(html.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak end) {
    line();
  }

  @Override
  public void visit(HardLineBreak end) {
    line();
  }

  @Override
  public void visit(StrongEmphasis strong) {
    out.append('*');
    visitChildren(strong);
    out.append('*');
  }

  @Override
  public void visit(Emphasis emphasis) {
    out.append('_');
    visitChildren(emphasis);
    out.append('_');
  }

  /** What it points at is written out unless it was written anyway. */
  @Override
  public void visit(Link link) {
    int from = out.length();
    visitChildren(link);
    String target = link.getDestination().replaceFirst("^mailto:", "");
    if (!out.substring(from).toLowerCase(Locale.ROOT).equals(target.toLowerCase(Locale.ROOT))) {
      out.append(" <").append(target).append('>');
    }
  }
}
