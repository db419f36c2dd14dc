package dev.threadmark.mail.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Images and backgrounds: parts of the mail are shown, what lies elsewhere waits for a click. */
final class Pictures {
  /**
   * An image that is none. A browser shows the text in its place, in the size that the mail gives
   * it, and asks nobody.
   */
  static final String NO_IMAGE = "data:,";

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
    Attributes.set(attributes, "src", shown.orElse(NO_IMAGE));
    if (shown.isEmpty()) {
      remote(src).ifPresent(url -> Attributes.set(attributes, "data-remote-src", url));
      contentId(src).ifPresent(cid -> Attributes.set(attributes, "data-cid", cid));
    }
    return element;
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
