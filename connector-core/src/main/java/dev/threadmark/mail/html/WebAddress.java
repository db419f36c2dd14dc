package dev.threadmark.mail.html;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link target as a browser understands it (WHATWG URL), reduced to the schemes that a mail may
 * use: the host in ASCII, no user name before it, backslashes read as slashes.
 *
 * @param url the whole address, to be put into an attribute
 * @param host who gets the click: a host in ASCII, or the domain of a mail address; empty for tel
 */
record WebAddress(String url, String host) {
  private static final Pattern WEB =
      Pattern.compile("(?i)(https?):[/\\\\]*([^/\\\\?#]*)([^\\x00-\\x20\"'<>`]*)");
  private static final Pattern AUTHORITY = Pattern.compile("([^@:\\[\\]]+?)\\.?(:\\d{0,5})?");
  private static final Pattern MAIL = Pattern.compile("(?i)mailto:([^?#]*)(\\?.*)?");
  private static final Pattern TEL = Pattern.compile("(?i)tel:[-+0-9().;=a-z%]{1,100}");
  private static final int MAX_LENGTH = 8_000;

  /** Empty for what is no web, mail or phone address, or none that can be understood. */
  static Optional<WebAddress> of(String written) {
    if (written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String href = written.replaceAll("[\\t\\r\\n]", "").strip();
    if (href.startsWith("//")) {
      href = "https:" + href;
    }
    Matcher web = WEB.matcher(href.replace(" ", "%20"));
    if (web.matches()) {
      return web(web.group(1).toLowerCase(Locale.ROOT), web.group(2), web.group(3));
    }
    Matcher mail = MAIL.matcher(href);
    if (mail.matches()) {
      String to = mail.group(1);
      return Optional.of(new WebAddress(href, to.substring(to.lastIndexOf('@') + 1)));
    }
    return TEL.matcher(href).matches() ? Optional.of(new WebAddress(href, "")) : Optional.empty();
  }

  private static Optional<WebAddress> web(String scheme, String authority, String rest) {
    Matcher parts = AUTHORITY.matcher(authority.substring(authority.lastIndexOf('@') + 1));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String port = parts.group(2) == null || parts.group(2).equals(":") ? "" : parts.group(2);
    return ascii(parts.group(1))
        .map(host -> new WebAddress(scheme + "://" + host + port + slashed(rest), host));
  }

  private static String slashed(String rest) {
    return (rest.startsWith("\\") ? "/" + rest.substring(1) : rest).replace("\\", "%5C");
  }

  /** A host name in ASCII and lower case; empty where it has characters that no host has. */
  static Optional<String> ascii(String host) {
    try {
      String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return ascii.matches("[a-z0-9._-]+") ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException unnameable) {
      return Optional.empty();
    }
  }

  boolean isWeb() {
    return url.startsWith("http");
  }
}
