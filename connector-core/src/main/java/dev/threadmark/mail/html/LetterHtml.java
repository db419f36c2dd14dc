package dev.threadmark.mail.html;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/**
 * HTML that goes out under our name: only what the markup of an answer can mean. Far less than
 * {@link MailPolicy} lets in: no picture, no style, no class, no id.
 */
public final class LetterHtml {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** A link that leads nowhere is none: what it says stays. */
  private static final Pattern TARGET = Pattern.compile("(?i)(?:https?|mailto):.+");

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "pre", "code", "a")
          .allowUrlProtocols("http", "https", "mailto")
          .allowAttributes("href")
          .matching(TARGET)
          .onElements("a")
          .allowAttributes("start")
          .matching(NUMBER)
          .onElements("ol")
          .toFactory();

  private LetterHtml() {}

  /** What of {@code html} may be sent; the text of all else stays. */
  public static String of(String html) {
    StringBuilder out = new StringBuilder();
    HtmlSanitizer.Policy policy = POLICY.apply(HtmlStreamRenderer.create(out, Handler.DO_NOTHING));
    TreeEvents.send(Jsoup.parseBodyFragment(html).body(), policy);
    return out.toString();
  }
}
