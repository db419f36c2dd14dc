package dev.threadmark.mail.letter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Makes links of bare addresses of the web, as mail programs do, and of pictures. */
final class Links extends AbstractVisitor {
  /** What ends a sentence does not belong to the address before it. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\bhttps?://[^\\s<>\"']{1,2000}[^\\s<>\"'.,;:!?)\\]]");

  @Override
  public void visit(Link link) {
    // Its words are a link already.
  }

  @Override
  public void visit(Image image) {
    Link link = new Link(image.getDestination(), null);
    if (image.getFirstChild() == null) {
      link.appendChild(new Text(image.getDestination()));
    }
    while (image.getFirstChild() != null) {
      link.appendChild(image.getFirstChild());
    }
    image.insertAfter(link);
    image.unlink();
  }

  @Override
  public void visit(Text text) {
    String literal = text.getLiteral();
    Matcher found = ADDRESS.matcher(literal);
    int at = 0;
    while (found.find()) {
      add(text, literal.substring(at, found.start()));
      Link link = new Link(found.group(), null);
      link.appendChild(new Text(found.group()));
      text.insertBefore(link);
      at = found.end();
    }
    if (at > 0) {
      add(text, literal.substring(at));
      text.unlink();
    }
  }

  private static void add(Node before, String literal) {
    if (!literal.isEmpty()) {
      before.insertBefore(new Text(literal));
    }
  }
}
