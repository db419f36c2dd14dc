package dev.threadmark.aws.emulators;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A request as API Gateway's HTTP API puts it into an event of format 2.0. */
final class HttpEventJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HttpEventJson() {}

  /**
   * @param stage as in the path; empty for {@code $default}, which is not in it
   */
  static String of(HttpExchange exchange, String stage) throws IOException {
    URI uri = exchange.getRequestURI();
    String path = (stage.isEmpty() ? "" : "/" + stage) + uri.getPath();
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", path);
    event.put("rawQueryString", uri.getRawQuery() == null ? "" : uri.getRawQuery());
    ObjectNode headers = event.putObject("headers");
    exchange
        .getRequestHeaders()
        .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", all)));
    ObjectNode context = event.putObject("requestContext");
    context.put("stage", stage.isEmpty() ? "$default" : stage);
    context
        .putObject("http")
        .put("method", exchange.getRequestMethod())
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", "127.0.0.1");
    body(event, exchange);
    return event.toString();
  }

  private static void body(ObjectNode event, HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("content-type"));
    boolean text = type.startsWith("text/") || type.startsWith("application/json");
    if (body.length > 0) {
      event.put(
          "body",
          text
              ? new String(body, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0 && !text);
  }
}
