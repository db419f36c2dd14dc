package dev.threadmark.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * Stands on loopback for whoever gives tokens: answers what it was told to, by the end of the path,
 * and keeps what it was asked.
 */
public final class LoginStub implements AutoCloseable {
  /** A request as it came. */
  public record Asked(String method, String path, Map<String, String> headers, String body) {
    public Map<String, String> form() {
      Map<String, String> form = new LinkedHashMap<>();
      for (String field : body.split("&")) {
        String[] parts = field.split("=", 2);
        form.put(decoded(parts[0]), decoded(parts[1]));
      }
      return form;
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
  }

  private record Told(int status, String body) {}

  private final HttpServer server;
  private final String scheme;
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private LoginStub(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::answer);
    server.start();
  }

  public static LoginStub plain() {
    try {
      return new LoginStub(HttpServer.create(anyPort(), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static LoginStub tls() {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context()));
      return new LoginStub(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url(String path) {
    return URI.create("%s://localhost:%d%s".formatted(scheme, server.getAddress().getPort(), path));
  }

  /** From now on. */
  public void answers(String end, int status, String body) {
    told.put(end, new Told(status, body));
  }

  public List<Asked> asked(String end) {
    return asked.stream().filter(request -> request.path().endsWith(end)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String path = exchange.getRequestURI().getPath();
    asked.add(new Asked(exchange.getRequestMethod(), path, headers, body(exchange)));
    Optional<Told> answer =
        told.entrySet().stream()
            .filter(end -> path.endsWith(end.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    byte[] body = answer.map(Told::body).orElse("{}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.map(Told::status).orElse(404), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String body(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (var body =
        packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
