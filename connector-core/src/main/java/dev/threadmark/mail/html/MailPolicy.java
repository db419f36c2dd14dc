package dev.threadmark.mail.html;

import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.ElementPolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The allow list: what a mail may consist of. */
final class MailPolicy {
  /** Before what a mail calls its elements, so that it cannot name ours. */
  private static final String ID_PREFIX = "mail-";

  private static final String[] ELEMENTS = {
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "main",
    "mark",
    "menu",
    "nav",
    "nobr",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr"
  };
  private static final String[] FIELDS = {"input", "button", "select"};
  private static final String[] TEXTS = {"title", "lang", "summary", "abbr", "alt", "label"};
  private static final Pattern WORD = Pattern.compile("[A-Za-z-]{1,20}");
  private static final Pattern COLOUR = Pattern.compile("#?[A-Za-z0-9]{1,30}");
  private static final Pattern FACE = Pattern.compile("[\\p{L}\\p{N} ,_'\"-]{1,200}");
  private static final Pattern SIZE = Pattern.compile("[+-]?[0-9]{1,2}");
  private static final Pattern SPAN = Pattern.compile("[0-9]{1,2}|100");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}");
  private static final Pattern GAP = Pattern.compile("[0-9]{1,2}(?:px)?");
  private static final Pattern LENGTH =
      Pattern.compile(
          "\\s*(?:[0-2]?[0-9]{1,3}(?:\\.[0-9]{1,4})?(?:px)?|(?:100|[0-9]{1,2})(?:\\.[0-9]{1,4})?%)\\s*");
  private static final Pattern FIELD = Pattern.compile("text|checkbox|radio|submit|reset|button");

  private MailPolicy() {}

  static PolicyFactory with(SafeHtml.Options options) {
    Pictures pictures = new Pictures(options);
    HtmlPolicyBuilder policy =
        new HtmlPolicyBuilder()
            .allowElements(bounded(pictures::background), ELEMENTS)
            .allowElements(bounded(Fields::disarmed), FIELDS)
            .allowElements(bounded(Anchors::open), "a")
            .allowElements(bounded(pictures::image), "img")
            .allowWithoutAttributes("a", "font", "img", "input", "span")
            .allowUrlProtocols("http", "https", "mailto", "tel", "cid", "data")
            .allowStyling(StylePolicy.SCHEMA);
    looks(policy);
    policy.allowAttributes("background").globally();
    policy.allowAttributes("id").matching(prefixed(ID_PREFIX)).globally();
    policy.allowAttributes("name").matching(prefixed(ID_PREFIX)).onElements("a");
    policy.allowAttributes("href").matching(Anchors::target).onElements("a");
    policy.allowAttributes("src").onElements("img");
    policy.allowAttributes(LinkNotes.NOTE).matching(Pattern.compile("")).onElements("span");
    return policy.toFactory();
  }

  private static void looks(HtmlPolicyBuilder policy) {
    policy.allowAttributes("align", "valign", "dir", "clear").matching(WORD).globally();
    policy.allowAttributes("bgcolor", "bordercolor", "color").matching(COLOUR).globally();
    policy.allowAttributes("width", "height").matching(LENGTH).globally();
    policy
        .allowAttributes("border", "cellpadding", "cellspacing", "hspace", "vspace")
        .matching(GAP)
        .globally();
    policy.allowAttributes("colspan", "rowspan", "span").matching(SPAN).globally();
    policy.allowAttributes("nowrap", "noshade", "reversed", "open").globally();
    policy.allowAttributes("frame", "rules", "scope").matching(WORD).globally();
    policy.allowAttributes(TEXTS).globally();
    policy.allowAttributes("face").matching(FACE).onElements("font");
    policy.allowAttributes("size").matching(SIZE).onElements("font", "hr", "input", "select");
    policy.allowAttributes("start", "value").matching(NUMBER).onElements("ol", "li");
    policy
        .allowAttributes("type")
        .matching(Pattern.compile("\\w{1,8}"))
        .onElements("ol", "ul", "li");
    policy.allowAttributes("type").matching(FIELD).onElements("input");
    policy.allowAttributes("value", "placeholder", "checked").onElements("input");
    policy.allowAttributes("selected").onElements("option");
  }

  /**
   * Bounds the style first. The builder takes no policy of ours for {@code style}: an element's is
   * the first to see what the sanitiser's own left of it.
   */
  private static ElementPolicy bounded(ElementPolicy then) {
    return (element, attributes) -> {
      Attributes.take(attributes, "style")
          .map(StyleBounds::within)
          .filter(style -> !style.isEmpty())
          .ifPresent(style -> Attributes.set(attributes, "style", style));
      return then.apply(element, attributes);
    };
  }

  private static AttributePolicy prefixed(String prefix) {
    return (element, attribute, value) -> value.isBlank() ? null : prefix + value;
  }

  static String fragment(String name) {
    return "#" + ID_PREFIX + name;
  }
}
