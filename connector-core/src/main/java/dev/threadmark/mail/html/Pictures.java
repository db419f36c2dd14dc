package dev.threadmark.mail.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Images and backgrounds: parts of the mail are shown, what lies elsewhere waits for a click. */
final class Pictures {
  /** An image that is none: a browser shows the text that the mail has for it. */
  static final String NO_IMAGE = "data:,";

  /**
   * One clear dot, for an image of known size without a text: a browser keeps its place. Without
   * the size it would be scaled to a square.
   */
  static final String EMPTY_PLACE =
      "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

  private static final Pattern INLINE =
      Pattern.compile("(?i)data:image/(?:png|gif|jpe?g|webp|bmp);base64,[A-Za-z0-9+/=\\s%]*");
  private final SafeHtml.Options options;

  Pictures(SafeHtml.Options options) {
    this.options = options;
  }

  String image(String element, List<String> attributes) {
    String src = Attributes.take(attributes, "src").orElse("").strip();
    Attributes.take(attributes, "background");
    Optional<String> shown = shown(src);
    Attributes.set(attributes, "src", shown.orElseGet(() -> placeholder(attributes)));
    if (shown.isEmpty()) {
      remote(src).ifPresent(url -> Attributes.set(attributes, "data-remote-src", url));
      contentId(src).ifPresent(cid -> Attributes.set(attributes, "data-cid", cid));
    }
    return element;
  }

  private static String placeholder(List<String> attributes) {
    int alt = Attributes.indexOf(attributes, "alt");
    boolean text = alt >= 0 && !attributes.get(alt + 1).isBlank();
    boolean sized =
        Attributes.indexOf(attributes, "width") >= 0
            && Attributes.indexOf(attributes, "height") >= 0;
    return sized && !text ? EMPTY_PLACE : NO_IMAGE;
  }

  String background(String element, List<String> attributes) {
    String src = Attributes.take(attributes, "background").orElse("").strip();
    Optional<String> shown = shown(src);
    if (shown.isPresent()) {
      String before = Attributes.take(attributes, "style").map(style -> style + ";").orElse("");
      Attributes.set(
          attributes, "style", before + "background-image:url(\"" + quoted(shown.get()) + "\")");
    } else {
      remote(src).ifPresent(url -> Attributes.set(attributes, "data-remote-background", url));
    }
    return element;
  }

  private Optional<String> shown(String src) {
    if (INLINE.matcher(src).matches()) {
      return Optional.of(src);
    }
    return contentId(src)
        .flatMap(options.cid())
        .or(() -> remote(src).filter(url -> options.remoteImages()));
  }

  private static Optional<String> contentId(String src) {
    return src.toLowerCase(Locale.ROOT).startsWith("cid:")
        ? Optional.of(percentDecoded(src.substring(4)))
        : Optional.empty();
  }

  private static Optional<String> remote(String src) {
    return WebAddress.of(src).filter(WebAddress::isWeb).map(WebAddress::url);
  }

  /** RFC 2392: the id is written as a URL. */
  private static String percentDecoded(String id) {
    try {
      return java.net.URLDecoder.decode(
          id.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return id;
    }
  }

  /** For a CSS string. */
  private static String quoted(String url) {
    return url.replace("\\", "%5C")
        .replace("\"", "%22")
        .replace("\n", "")
        .replace("\r", "")
        .replace("\f", "");
  }
}
