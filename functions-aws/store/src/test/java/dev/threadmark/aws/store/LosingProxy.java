package dev.threadmark.aws.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands before a server and loses answers after the request has been carried out. */
final class LosingProxy implements AutoCloseable {
  private static final Set<String> NOT_PASSED =
      Set.of("host", "connection", "content-length", "transfer-encoding");

  private final URI behind;
  private final HttpServer door;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<Runnable> losses = new ConcurrentLinkedQueue<>();

  LosingProxy(URI behind) {
    this.behind = behind;
    try {
      door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    door.createContext("/", this::pass);
    door.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
  }

  /** Loses the next answer; others do {@code meanwhile} before it is sent again. */
  void loseNext(Runnable meanwhile) {
    losses.add(meanwhile);
  }

  boolean hasLostAll() {
    return losses.isEmpty();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer =
          client.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
      Runnable meanwhile = losses.poll();
      if (meanwhile != null) {
        meanwhile.run();
        return; // closed without a word
      }
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!NOT_PASSED.contains(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve("/"))
            .version(HttpClient.Version.HTTP_1_1)
            .POST(HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  @Override
  public void close() {
    door.stop(0);
  }
}
