package dev.threadmark.aws.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A collector on loopback: takes OTLP over HTTP and reads the spans. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final int status;
  private final List<Span> spans = Collections.synchronizedList(new ArrayList<>());
  private final List<String> metrics = Collections.synchronizedList(new ArrayList<>());
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());

  /** What it answers to everything. */
  Collector(int status) {
    this.status = status;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::traces);
    server.createContext("/v1/metrics", this::metrics);
    server.start();
  }

  record Span(String trace, String id, String parent, String name) {}

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  /** The names of the metrics that came, as often as they did. */
  List<String> metrics() {
    return List.copyOf(metrics);
  }

  /** What came as the header {@code x-key}. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void traces(HttpExchange exchange) throws IOException {
    for (Map<Integer, List<byte[]>> span : Protobuf.at(body(exchange), 1, 2, 2)) {
      spans.add(
          new Span(hex(span, 1), hex(span, 2), hex(span, 4), Protobuf.text(span.get(5).get(0))));
    }
    answer(exchange);
  }

  private void metrics(HttpExchange exchange) throws IOException {
    for (Map<Integer, List<byte[]>> metric : Protobuf.at(body(exchange), 1, 2, 2)) {
      metrics.add(Protobuf.text(metric.get(1).get(0)));
    }
    answer(exchange);
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return (zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody())
        .readAllBytes();
  }

  private void answer(HttpExchange exchange) throws IOException {
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-key")));
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static String hex(Map<Integer, List<byte[]>> span, int field) {
    return span.containsKey(field) ? HexFormat.of().formatHex(span.get(field).get(0)) : "";
  }
}
