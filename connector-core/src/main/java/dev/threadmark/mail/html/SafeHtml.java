package dev.threadmark.mail.html;

import org.owasp.html.HtmlPolicyBuilder;

/** HTML that can do nothing: no script, no fetch, no style that leaves its frame. */
public final class SafeHtml {
  private SafeHtml() {}

  /** A harmless form of {@code html}, which may come from anybody. */
  public static String of(String html) {
    return new HtmlPolicyBuilder().allowCommonBlockElements().toFactory().sanitize(html);
  }
}
