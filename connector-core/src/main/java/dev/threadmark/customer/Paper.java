package dev.threadmark.customer;

import dev.threadmark.provider.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every page has around it: no script, nothing from elsewhere, one style that stands in the
 * page and is named by its hash; not to be kept, found, framed or told to other sites.
 */
final class Paper {
  private static final String STYLE = style();

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
              .formatted(hash(STYLE)),
          "X-Content-Type-Options",
          "nosniff",
          "X-Robots-Tag",
          "noindex, nofollow, noarchive",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  private Paper() {}

  static Response page(int status, String title, Html main) {
    Html page =
        new Html()
            .add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .add("<meta name=\"robots\" content=\"noindex, nofollow\">")
            .add("<title>%s</title><style>", title);
    return new Response(
        status,
        "text/html; charset=utf-8",
        page + STYLE + "</style></head><body><main>" + main + "</main></body></html>\n",
        HEADERS);
  }

  /**
   * Leads on by a GET, so that nothing is sent again when the page is loaded again.
   *
   * @param to below the page's own address
   * @param cookie empty for none
   */
  static Response leadingTo(String to, String cookie) {
    Map<String, String> headers = new LinkedHashMap<>(HEADERS);
    headers.put("Location", to);
    if (!cookie.isEmpty()) {
      headers.put("Set-Cookie", cookie);
    }
    return new Response(303, "text/plain; charset=utf-8", "", headers);
  }

  private static String style() {
    try (InputStream in = Paper.class.getResourceAsStream("page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
