package dev.threadmark.mail.html;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Says where a link leads when its text names another place: {@code www.bank.example
 * [evil.example]}. The note is a {@code <span data-link-host>}, so that a page can style it.
 *
 * <p>A text that names the target's own domain, or a parent of it, gets no note; any other does,
 * also the click counters of honest newsletters, because nobody can tell those apart.
 */
final class LinkNotes {
  static final String NOTE = "data-link-host";

  private static final Pattern HOST_IN_TEXT =
      Pattern.compile("(?:https?:[/\\\\]{1,3}|www\\.|^)(?:[^\\s/@]*@)?([^\\s/\\\\?#:@,;()<>]+)");
  private static final Pattern DOMAIN =
      Pattern.compile("(?:[\\p{L}\\p{N}_-]{1,63}+\\.){1,20}\\p{L}{2,24}");
  private static final int MAX_TEXT = 2_000;

  private LinkNotes() {}

  static void add(Document mail) {
    for (Element forged : mail.select("[" + NOTE + "]")) {
      forged.removeAttr(NOTE);
    }
    for (Element link : mail.select("a[href], area[href]")) {
      String href = link.attr("href").strip();
      if (!href.startsWith("#")) {
        String target = WebAddress.of(href).isPresent() ? href : link.absUrl("href");
        Optional<WebAddress> address = WebAddress.of(target);
        link.attr("href", address.map(WebAddress::url).orElse(""));
        address.filter(a -> namesAnother(text(link), a)).ifPresent(a -> note(link, a));
      }
    }
  }

  private static void note(Element link, WebAddress address) {
    link.appendElement("span").attr(NOTE, "").text(" [" + address.host() + "]");
  }

  private static String text(Element link) {
    StringBuilder text = new StringBuilder();
    link.nodeStream(org.jsoup.nodes.TextNode.class)
        .takeWhile(node -> text.length() < MAX_TEXT)
        .forEach(node -> text.append(node.getWholeText()));
    String plain =
        Normalizer.normalize(
            text.substring(0, Math.min(text.length(), MAX_TEXT)), Normalizer.Form.NFKC);
    return plain.replaceAll("[\\p{Cf}\\p{Mn}]", "").strip().toLowerCase(Locale.ROOT);
  }

  private static boolean namesAnother(String text, WebAddress address) {
    Matcher named = HOST_IN_TEXT.matcher(text);
    while (!address.host().isEmpty() && named.find()) {
      String host = named.group(1).replaceAll("[.!'\"]+$", "");
      boolean wholeText = named.start() > 0 || !text.matches("(?s).*\\s.*");
      if (DOMAIN.matcher(host).matches() && wholeText && !within(address.host(), host)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code host} is {@code named} or below it. */
  private static boolean within(String host, String named) {
    String parent = WebAddress.ascii(named).orElse(named).replaceFirst("^www\\.", "");
    return host.equals(parent) || host.endsWith("." + parent);
  }
}
