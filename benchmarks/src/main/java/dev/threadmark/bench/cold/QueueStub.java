package dev.threadmark.bench.cold;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Answers whatever it is sent at once, as SQS answers SendMessage. */
final class QueueStub implements AutoCloseable {
  private static final byte[] ANSWER =
      "{\"MessageId\":\"0d5f\",\"MD5OfMessageBody\":\"0\"}".getBytes(StandardCharsets.UTF_8);

  static {
    // Else an answer waits 40 ms for its own acknowledgement. Read once, when the first one starts.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final AtomicLong taken = new AtomicLong();

  QueueStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            taken.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
          }
        });
    server.start();
  }

  URI queue() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/000000000000/bells");
  }

  long taken() {
    return taken.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
