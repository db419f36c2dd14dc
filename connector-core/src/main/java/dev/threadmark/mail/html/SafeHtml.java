package dev.threadmark.mail.html;

import java.util.Optional;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.owasp.html.Handler;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;

/**
 * HTML that can do nothing: no script, no fetch, no form, no style that leaves its frame, and links
 * that say where they lead.
 *
 * <p>The mail is parsed as a browser parses it (jsoup, WHATWG rules), its style sheets are inlined,
 * and every element, attribute and declaration then passes the allow list and the encoder of the
 * OWASP sanitiser. The parse tree is handed to the policy directly: a second parser with rules of
 * its own would be a second opinion about what the mail says.
 *
 * <p>The sanitiser has to hold alone, but the console gives it a second wall. Serve {@link
 * #document} from a URL of its own with the headers {@code Content-Security-Policy:} {@link
 * #FRAME_CSP}, {@code X-Content-Type-Options: nosniff}, {@code Referrer-Policy: no-referrer} and
 * {@code Cache-Control: no-store}, and show it so:
 *
 * <pre>{@code
 * <iframe src="/…" sandbox="allow-popups allow-popups-to-escape-sandbox"
 *         referrerpolicy="no-referrer" loading="lazy"></iframe>
 * }</pre>
 *
 * Never add {@code allow-scripts} or {@code allow-same-origin}. Give the frame a bounded height and
 * let it scroll: how tall a mail is, its sender decides. The frame has an opaque origin, so its
 * image requests carry no {@code SameSite} cookie: a {@code cid:} resolver that answers a URL has
 * to put the right to read it into the URL, or answer a {@code data:} URL.
 *
 * <p>What was not fetched keeps its address: {@code data-remote-src} on an image, {@code
 * data-remote-background} on any element, {@code data-cid} on an image that no part was found for.
 * After a click, render again with {@link Options#withRemoteImages} and {@link
 * #FRAME_CSP_WITH_IMAGES}.
 */
public final class SafeHtml {
  /** The {@code sandbox} attribute of the frame. */
  public static final String FRAME_SANDBOX = "allow-popups allow-popups-to-escape-sandbox";

  /** The Content-Security-Policy of the frame's document while remote images stay unloaded. */
  public static final String FRAME_CSP = csp("'self' data:");

  /** The same after the agent asked to see the remote images. */
  public static final String FRAME_CSP_WITH_IMAGES = csp("'self' data: https: http:");

  /** Chars of a mail that are looked at; the rest is cut off, and a line says so. */
  public static final int MAX_CHARS = 2_000_000;

  /**
   * Elements below one another; what lies deeper is shown at this depth. jsoup's own bound is 512,
   * and the time that misnested tags take grows with it.
   */
  static final int MAX_DEPTH = 256;

  private SafeHtml() {}

  /**
   * What may be shown.
   *
   * @param cid the URL (own origin, or {@code data:image/}) of the part with this Content-ID, which
   *     is given without {@code <>}; what it answers is trusted
   * @param remoteImages whether images are fetched from where the sender put them
   */
  public record Options(Function<String, Optional<String>> cid, boolean remoteImages) {
    /** Nothing remote, and no parts to show. */
    public static final Options CLOSED = new Options(cid -> Optional.empty(), false);

    public Options withCid(Function<String, Optional<String>> resolver) {
      return new Options(resolver, remoteImages);
    }

    public Options withRemoteImages() {
      return new Options(cid, true);
    }
  }

  /** A harmless form of {@code html}, which may come from anybody. */
  public static String of(String html) {
    return of(html, Options.CLOSED);
  }

  /** A harmless fragment, to be put into a {@code <div>} or the body of a frame. */
  public static String of(String html, Options options) {
    return fragment(parse(html), html.length() > MAX_CHARS, options);
  }

  /**
   * A whole document for the frame, in the rendering mode (standard or quirks) that the mail was
   * written for.
   */
  public static String document(String html, Options options) {
    Document mail = parse(html);
    return RenderingMode.of(mail).doctype
        + "<html><head><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
        + "<meta http-equiv=\"x-dns-prefetch-control\" content=\"off\"><title></title>"
        + "<style>body{margin:0}img[data-remote-src]{display:inline-block}</style></head><body>"
        + fragment(mail, html.length() > MAX_CHARS, options)
        + "</body></html>";
  }

  private static Document parse(String html) {
    String bounded = html.length() > MAX_CHARS ? html.substring(0, MAX_CHARS) : html;
    return Jsoup.parse(bounded, "", Parser.htmlParser().setMaxDepth(MAX_DEPTH));
  }

  private static String fragment(Document mail, boolean cut, Options options) {
    InlinedStyles.apply(mail);
    Disarmed.tree(mail);
    LinkNotes.add(mail);
    StringBuilder out = new StringBuilder();
    HtmlSanitizer.Policy policy =
        MailPolicy.with(options).apply(HtmlStreamRenderer.create(out, Handler.DO_NOTHING));
    TreeEvents.send(mail.body(), policy);
    return cut ? out + "<p><b>[The rest of this mail is too long to be shown.]</b></p>" : "" + out;
  }

  private static String csp(String images) {
    return "sandbox "
        + FRAME_SANDBOX
        + "; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none';"
        + " frame-ancestors 'self'; img-src "
        + images;
  }
}
