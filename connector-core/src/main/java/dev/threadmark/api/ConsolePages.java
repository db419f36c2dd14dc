package dev.threadmark.api;

import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agents' web page, below {@link #ROOT}: files of the package, all of them text. They hold
 * nothing of anybody, so they are for everybody; what is in tickets comes by the API.
 */
public final class ConsolePages implements Function<Request, Response> {
  public static final String ROOT = "/console/";

  /** Nothing is fetched from anywhere else, and no script or style stands in a page. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'%s; img-src 'self'"
          + " data:; font-src 'self'; frame-src 'self' about:; base-uri 'none'; form-action"
          + " 'self'; frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private static final Pattern FILE = Pattern.compile("([a-z0-9-]{1,40})\\.(html|js|css|svg)");

  private final String config;
  private final Map<String, String> headers;

  /**
   * @param config how one signs in, JSON
   * @param issuer where the page asks for tokens; empty where a cookie does
   */
  public ConsolePages(String config, Optional<String> issuer) {
    this.config = config;
    this.headers =
        Map.of(
            "Content-Security-Policy", POLICY.formatted(issuer.map(one -> " " + one).orElse("")),
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-cache");
  }

  @Override
  public Response apply(Request request) {
    String path = request.path().substring(Math.min(request.path().length(), ROOT.length()));
    if (!request.path().startsWith(ROOT) || !request.method().equals("GET")) {
      return missing();
    }
    if (path.equals("config.json")) {
      return new Response(200, "application/json", config, headers);
    }
    String name = path.isEmpty() ? "index.html" : path;
    Matcher file = FILE.matcher(name);
    return file.matches()
        ? read(name)
            .map(text -> new Response(200, TYPES.get(file.group(2)), text, headers))
            .orElseGet(ConsolePages::missing)
        : missing();
  }

  private static Response missing() {
    return new Response(404, "text/plain; charset=utf-8", "there is no such page");
  }

  private static Optional<String> read(String name) {
    try (InputStream in = ConsolePages.class.getResourceAsStream("/console/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
