package dev.threadmark.aws.emulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Something on loopback that answers, and remembers what it was asked. */
public final class Loopback implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** Names of headers in lower case. */
  public record Asked(String method, Map<String, String> headers, String body) {}

  /** What it says to that, as JSON unless a header says otherwise. */
  public record Told(int status, String body, Map<String, String> headers) {
    public Told(int status, String body) {
      this(status, body, Map.of());
    }
  }

  public Loopback(Function<Asked, Told> answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> answer(exchange, answer));
    server.start();
  }

  public static Loopback saying(String json) {
    return new Loopback(asked -> new Told(200, json));
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public List<Asked> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, Function<Asked, Told> answer) throws IOException {
    try (exchange) {
      Map<String, String> headers = new java.util.HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, all) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), all.get(0)));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Asked one = new Asked(exchange.getRequestMethod(), headers, body);
      asked.add(one);
      Told told = answer.apply(one);
      byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      told.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(told.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
