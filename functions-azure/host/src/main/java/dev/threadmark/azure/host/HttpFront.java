package dev.threadmark.azure.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.threadmark.azure.host.wire.Answer;
import dev.threadmark.azure.host.wire.Call;
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
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP triggers on loopback. Answers 404 where no route fits, 500 where a function fails. */
final class HttpFront implements AutoCloseable {
  static {
    // Else each answer waits 40 ms for an acknowledgement that the caller delays.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Route, FunctionJson> routes = new LinkedHashMap<>();
  private final Runs runs;

  HttpFront(HostJson host, List<FunctionJson> functions, Runs runs) {
    this.runs = runs;
    for (FunctionJson function : functions) {
      function
          .trigger("httpTrigger")
          .ifPresent(
              trigger -> routes.put(new Route(host.routePrefix(), trigger.get("route")), function));
    }
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      for (Map.Entry<Route, FunctionJson> route : routes.entrySet()) {
        Optional<Map<String, String>> parts = route.getKey().match(path);
        if (parts.isPresent() && takes(route.getValue(), exchange.getRequestMethod())) {
          send(exchange, run(route.getValue(), parts.get(), exchange));
          return;
        }
      }
      send(exchange, new Answer.Http(404, Map.of(), ""));
    }
  }

  private static boolean takes(FunctionJson function, String method) {
    return function.trigger("httpTrigger").orElseThrow().takes(method);
  }

  private Answer.Http run(FunctionJson function, Map<String, String> parts, HttpExchange exchange)
      throws IOException {
    Optional<Call.Http> request = Optional.of(request(exchange));
    try {
      return runs.run(function, Map.of(), parts, request).join().http().orElseThrow();
    } catch (CompletionException e) {
      return new Answer.Http(500, Map.of(), "");
    }
  }

  private Call.Http request(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, String.join(",", all)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    return new Call.Http(
        exchange.getRequestMethod(),
        uri().resolve(exchange.getRequestURI()).toString(),
        headers,
        query(exchange.getRequestURI().getRawQuery()),
        Optional.of(new String(body, StandardCharsets.UTF_8)).filter(text -> !text.isEmpty()));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      query.put(
          decoded(equals < 0 ? pair : pair.substring(0, equals)),
          equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, Answer.Http answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), silent ? -1 : body.length);
    if (!silent) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
