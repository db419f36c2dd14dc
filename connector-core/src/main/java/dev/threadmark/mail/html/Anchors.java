package dev.threadmark.mail.html;

import java.util.List;

/** Links: to the web, to mail and phone, or to a place within the mail; never in our own window. */
final class Anchors {
  private Anchors() {}

  /** The {@code href} as it is kept, or null. */
  static String target(String element, String attribute, String href) {
    String trimmed = href.strip();
    if (trimmed.startsWith("#") && trimmed.length() > 1) {
      return MailPolicy.fragment(trimmed.substring(1));
    }
    return WebAddress.of(trimmed).map(WebAddress::url).orElse(null);
  }

  static String open(String element, List<String> attributes) {
    int href = Attributes.indexOf(attributes, "href");
    if (href >= 0 && !attributes.get(href + 1).startsWith("#")) {
      Attributes.set(attributes, "title", attributes.get(href + 1));
      Attributes.set(attributes, "target", "_blank");
      Attributes.set(attributes, "rel", "noopener noreferrer nofollow");
    }
    return element;
  }
}
