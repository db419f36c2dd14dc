package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Calls webhooks from a thread of its own. What waits for one address goes out in one request, up
 * to a hundred items; what is not answered with 2xx is sent again a few times, then given up.
 */
final class Notifier implements AutoCloseable {
  private static final int MAX_ITEMS = 100;
  private static final int MAX_TRIES = 4;
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private record Pending(URI url, ObjectNode item) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(FIRST_PATIENCE)
          .build();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Thread thread = new Thread(this::run, "graph-sandbox-notifier");
  private boolean busy;
  private boolean held;
  private boolean closed;

  Notifier() {
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void tell(URI url, ObjectNode item) {
    pending.add(new Pending(url, item));
    notifyAll();
  }

  synchronized void hold(boolean hold) {
    held = hold;
    notifyAll();
  }

  /** Waits until nothing is left to tell. */
  synchronized void drain() {
    try {
      while (!closed && (busy || !pending.isEmpty())) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The handshake: the address must answer 200 with the token as plain text.
   *
   * @throws GraphError as the service answers when it does not
   */
  void validate(URI url) {
    String token =
        "Validation: Testing client application reachability for subscription Request-Id: "
            + Digests.id("", url.toString()).substring(0, 12);
    String separator = url.getRawQuery() == null ? "?" : "&";
    URI full =
        URI.create(
            url
                + separator
                + "validationToken="
                + URLEncoder.encode(token, StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(full)
            .timeout(PATIENCE)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer;
    try {
      answer = http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw invalid("Subscription validation request timed out.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw invalid("Subscription validation request timed out.");
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (answer.statusCode() != 200) {
      throw invalid(
          "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.");
    }
    if (!type.startsWith("text/plain") || !answer.body().equals(token)) {
      throw invalid(
          "Subscription validation request failed. Must respond with the validation token as plain text.");
    }
  }

  private static GraphError invalid(String message) {
    return new GraphError(400, "ValidationError", message);
  }

  private void run() {
    try {
      while (true) {
        List<Pending> batch = next();
        if (batch.isEmpty()) {
          return;
        }
        deliver(batch);
        done();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Pending> next() throws InterruptedException {
    while ((pending.isEmpty() || held) && !closed) {
      wait();
    }
    if (closed) {
      return List.of();
    }
    busy = true;
    URI url = pending.peek().url();
    List<Pending> batch = new ArrayList<>();
    while (batch.size() < MAX_ITEMS && !pending.isEmpty() && pending.peek().url().equals(url)) {
      batch.add(pending.poll());
    }
    return batch;
  }

  private synchronized void done() {
    busy = false;
    notifyAll();
  }

  private void deliver(List<Pending> batch) throws InterruptedException {
    ObjectNode body = GraphReply.JSON.createObjectNode();
    ArrayNode value = body.putArray("value");
    batch.forEach(item -> value.add(item.item()));
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      if (post(batch.get(0).url(), body, attempt == 0 ? FIRST_PATIENCE : PATIENCE)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50L << attempt);
    }
  }

  private boolean post(URI url, ObjectNode body, Duration patience) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(patience)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
  }
}
