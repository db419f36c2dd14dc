package dev.threadmark.sandbox.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook that answers as it is told and keeps what it got. */
final class Webhook implements AutoCloseable {
  final List<String> bodies = new CopyOnWriteArrayList<>();
  final List<String> handshakes = new CopyOnWriteArrayList<>();
  volatile int handshakeStatus = 200;
  volatile int refusals;
  private final HttpServer server;

  Webhook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/graph");
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = exchange.getRequestURI().getRawQuery();
    if (query != null && query.startsWith("validationToken=")) {
      String token = URLDecoder.decode(query.substring(16), StandardCharsets.UTF_8);
      handshakes.add(token);
      exchange.getResponseHeaders().add("Content-Type", "text/plain");
      answer(exchange, handshakeStatus, token);
    } else if (refusals > 0) {
      refusals--;
      answer(exchange, 503, "");
    } else {
      bodies.add(body);
      answer(exchange, 202, "");
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
