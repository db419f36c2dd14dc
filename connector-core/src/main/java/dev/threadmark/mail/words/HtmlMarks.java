package dev.threadmark.mail.words;

import dev.threadmark.mail.words.Line.Mark;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** How the clients mark quotations and signatures in HTML. */
final class HtmlMarks {

  /** Outlook (desktop, web, mobile), Zimbra, NetEase: below this the older mail runs to the end. */
  private static final Set<String> HISTORY_IDS =
      Set.of(
          "divrplyfwdmsg",
          "mail-editor-reference-message-container",
          "olk_src_body_section",
          "stopspelling",
          "zwchr",
          "isforwardcontent",
          "origbody",
          "reply-intro",
          "hotmailreply");

  /** Outlook Express and Hotmail, Yahoo, Thunderbird (forwards), Tutanota. */
  private static final Set<String> HISTORY_CLASSES =
      Set.of(
          "outlookmessageheader",
          "yahoo_quoted",
          "moz-forward-container",
          "moz-email-headers-table",
          "ydpyahoo_quoted");

  /**
   * The colours of the line above the older mail: Outlook 2007 and 2010, 2013 and later, Windows
   * Mail.
   */
  private static final Set<String> RULES =
      Set.of(
          "border-top:solid#b5c4df",
          "border-top:solid#e1e1e1",
          "border-top:1ptsolid#b5c4df",
          "border-top:1ptsolid#e1e1e1",
          "border-top:1.0ptsolid#e1e1e1",
          "border-top-color:rgb(229,229,229)",
          "border-top:1pxsolid#b5c4df",
          "border-top:solidrgb(225,225,225)",
          "border-top:1ptsolidrgb(225,225,225)",
          "border-top-color:#b5c4df",
          "border-top:solidwindowtext1.0pt");

  private static final Set<String> ATTRIBUTION_CLASSES =
      Set.of(
          "moz-cite-prefix",
          "gmail_attr",
          "mailmate_attribution",
          "tutanota_quote_header",
          "quote-header",
          "threadmark-attribution");

  private static final Set<String> SIGNATURE_IDS =
      Set.of(
          "signature",
          "divtagdefaultwrapper_signature",
          "ms-outlook-mobile-signature",
          "applemailsignature",
          "lotus_signature",
          "zimbra_signature",
          "mobile_signature");

  private static final Set<String> SIGNATURE_CLASSES =
      Set.of(
          "gmail_signature",
          "gmail_signature_prefix",
          "moz-signature",
          "yahoo-signature",
          "ydpsignature",
          "protonmail_signature_block",
          "tutanota_signature",
          "zm_signature",
          "mailbird_signature",
          "mcnsignature",
          "pgp-signature",
          "threadmark-signature");

  /** Quotations that are no {@code blockquote}. */
  private static final Set<String> QUOTE_CLASSES =
      Set.of("replied_content", "superhuman_quote", "front-quote", "airmail_quote");

  private HtmlMarks() {}

  static Mark of(Element e) {
    String id = bare(e.id());
    if (HISTORY_IDS.contains(id) || anyClass(e, HISTORY_CLASSES) || ruled(e)) {
      return Mark.HISTORY;
    }
    if (SIGNATURE_IDS.contains(id) || anyClass(e, SIGNATURE_CLASSES)) {
      return Mark.SIGNATURE;
    }
    return anyClass(e, ATTRIBUTION_CLASSES) ? Mark.ATTRIBUTION : Mark.NONE;
  }

  /** A quotation, and not only a paragraph that its writer set in with the editor's button. */
  static boolean quotes(Element e) {
    if (!e.normalName().equals("blockquote")) {
      return e.hasAttr("class") && anyClass(e, QUOTE_CLASSES);
    }
    String style = style(e);
    boolean indented =
        style.contains("margin:0px0px0px40px")
            || style.contains("margin:00040px")
            || style.contains("margin-left:40px");
    boolean cited = e.hasAttr("type") || e.hasAttr("cite") || e.hasAttr("class");
    return cited || !(indented && (style.contains("border:none") || !style.contains("border")));
  }

  private static boolean ruled(Element e) {
    if (!e.normalName().equals("div") || !e.hasAttr("style")) {
      return false;
    }
    String style = style(e);
    return style.contains("border-top") && RULES.stream().anyMatch(style::contains) && headers(e);
  }

  /**
   * Other things are ruled off too: only one that holds the headers of a mail begins an older one.
   */
  private static boolean headers(Element e) {
    return e.stream()
            .limit(60)
            .filter(b -> b.normalName().equals("b") || b.normalName().equals("strong"))
            .map(Element::text)
            .filter(
                name ->
                    HeaderBlocks.field(name).or(() -> HeaderBlocks.field(name + ":")).isPresent())
            .count()
        >= 2;
  }

  private static boolean anyClass(Element e, Set<String> classes) {
    if (!e.hasAttr("class")) {
      return false;
    }
    for (String name : e.className().split("\\s+", 12)) {
      if (classes.contains(bare(name))) {
        return true;
      }
    }
    return false;
  }

  /** Outlook on the web puts {@code x_} before the names in what it quotes. */
  private static String bare(String name) {
    String bare = name.toLowerCase(Locale.ROOT);
    while (bare.startsWith("x_")) {
      bare = bare.substring(2);
    }
    return bare;
  }

  private static String style(Element e) {
    String style = e.attr("style");
    return (style.length() > 1000 ? style.substring(0, 1000) : style)
        .toLowerCase(Locale.ROOT)
        .replace(" ", "");
  }
}
