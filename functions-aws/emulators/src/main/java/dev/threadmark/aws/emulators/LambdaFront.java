package dev.threadmark.aws.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for API Gateway's HTTP API: takes requests on loopback, hands them to a function as
 * events of format 2.0, and sends what it answers; 500 where it fails. Requests wait for each
 * other. Not here: routes, authorizers, throttling, the 30 seconds.
 */
public final class LambdaFront implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Else an answer waits 40 ms for its own acknowledgement. Read once, when the first one starts.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final LambdaRuntime function;
  private final String stage;

  /**
   * @param stage put before the path; empty for the default stage
   */
  public LambdaFront(LambdaRuntime function, String stage) {
    this.function = function;
    this.stage = stage;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      LambdaAnswer answer = function.invoke(HttpEventJson.of(exchange, stage));
      if (answer.failed()) {
        send(exchange, 500, "{\"message\":\"Internal Server Error\"}".getBytes());
      } else {
        send(exchange, JSON.readTree(answer.json()));
      }
    }
  }

  private static void send(HttpExchange exchange, JsonNode answer) throws IOException {
    answer
        .path("headers")
        .fields()
        .forEachRemaining(
            header ->
                exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText()));
    String body = answer.path("body").asText("");
    send(
        exchange,
        answer.path("statusCode").asInt(200),
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
