package dev.threadmark.mail.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.HtmlSanitizer;

/** Tells a parse tree to the sanitiser's policy, as its own lexer would. */
final class TreeEvents implements NodeVisitor {
  private final Element root;
  private final HtmlSanitizer.Policy policy;

  private TreeEvents(Element root, HtmlSanitizer.Policy policy) {
    this.root = root;
    this.policy = policy;
  }

  /** Sends what is below {@code root}, which is itself not sent. */
  static void send(Element root, HtmlSanitizer.Policy policy) {
    policy.openDocument();
    root.traverse(new TreeEvents(root, policy));
    policy.closeDocument();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      policy.text(text.getWholeText());
    } else if (node instanceof Element element && element != root) {
      List<String> attributes = new ArrayList<>();
      for (Attribute attribute : element.attributes()) {
        attributes.add(attribute.getKey());
        attributes.add(attribute.getValue());
      }
      policy.openTag(element.normalName(), attributes);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element && element != root && !element.tag().isEmpty()) {
      policy.closeTag(element.normalName());
    }
  }
}
