package dev.threadmark.aws.emulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The side of Lambda that a runtime talks to, for one process of it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";

  static {
    // Else an answer waits 40 ms for its own acknowledgement. Read once, when the first one starts.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(RuntimeApi::daemon);
  private final BlockingQueue<Pending> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Pending> running = new ConcurrentHashMap<>();
  private final CompletableFuture<LambdaAnswer> failedStart = new CompletableFuture<>();
  private final Duration timeout;

  private record Pending(String id, String event, CompletableFuture<LambdaAnswer> answer) {}

  /**
   * @param timeout of an invocation, as the runtime is told
   */
  RuntimeApi(Duration timeout) {
    this.timeout = timeout;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(ROOT, this::answer);
    server.start();
  }

  /** As {@code AWS_LAMBDA_RUNTIME_API} has it. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The function's answer, when there is one; also where it could not even be started. */
  CompletableFuture<LambdaAnswer> invoke(String event) {
    Pending pending = new Pending(UUID.randomUUID().toString(), event, new CompletableFuture<>());
    failedStart.thenAccept(pending.answer()::complete);
    waiting.add(pending);
    return pending.answer();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(ROOT.length());
      if (path.equals("invocation/next")) {
        next(exchange);
      } else if (path.equals("restore/next")) {
        // The snapshot has been taken and restored, all in no time.
        exchange.sendResponseHeaders(200, -1);
      } else {
        told(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(202, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: the runtime is gone
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Pending next = waiting.take();
    running.put(next.id(), next);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", next.id());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + timeout.toMillis()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:us-east-1:000000000000:function:threadmark");
    headers.set(
        "Lambda-Runtime-Trace-Id",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0");
    byte[] event = next.event().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  /** {@code invocation/ID/response}, {@code invocation/ID/error}, or an error without an id. */
  private void told(String path, String body) {
    String[] parts = path.split("/");
    if (parts.length < 3) {
      failedStart.complete(LambdaAnswer.failure(body));
      return;
    }
    Pending pending = running.remove(parts[1]);
    boolean good = parts[2].equals("response");
    if (pending != null) {
      pending.answer().complete(good ? LambdaAnswer.of(body) : LambdaAnswer.failure(body));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "runtime-api");
    thread.setDaemon(true);
    return thread;
  }
}
