package dev.threadmark.aws.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.provider.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP request as an HTTP API (payload format 2.0) and a function URL put it into an event; both
 * are the same. What is missing is empty: nothing here throws because of what a stranger sent.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">payload
 *     format 2.0</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">function
 *     URLs</a>
 */
public final class HttpEvent {
  private HttpEvent() {}

  /**
   * @param root what the path begins with, such as {@code /hooks/}; what comes before it, such as a
   *     stage or the path of a custom domain, is left out
   */
  public static Request request(JsonNode event, String root) {
    return new Request(
        event.path("requestContext").path("http").path("method").asText(),
        path(event.path("rawPath").asText(), root),
        query(event.path("rawQueryString").asText()),
        headers(event),
        body(event));
  }

  private static String path(String raw, String root) {
    return raw.substring(Math.max(0, raw.lastIndexOf(root)));
  }

  /** Still as it was sent, other than {@code queryStringParameters}: decoded here, once. */
  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      query.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    query.remove("");
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Cookies are told apart from the header fields, each of them by itself. */
  private static Map<String, String> headers(JsonNode event) {
    Map<String, String> headers = new HashMap<>();
    event
        .path("headers")
        .properties()
        .forEach(
            header ->
                headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    event
        .path("cookies")
        .forEach(
            cookie -> headers.merge("cookie", cookie.asText(), (one, more) -> one + "; " + more));
    return headers;
  }

  private static byte[] body(JsonNode event) {
    String body = event.path("body").isTextual() ? event.path("body").asText() : "";
    try {
      return event.path("isBase64Encoded").asBoolean()
          ? Base64.getDecoder().decode(body)
          : body.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
