package dev.threadmark.local.storm;

import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * The way from the provider to the webhook, on which bells get lost, doubled, delayed and so
 * reordered. The provider hears that all is well: it will not ring again.
 */
final class LossyBells {
  private static final double LOST = 0.20;
  private static final double DOUBLED = 0.15;
  private static final double HELD = 0.15;
  private static final Response ACCEPTED = new Response(202, "text/plain; charset=utf-8", "");

  private final Random random;
  private final Function<Request, Response> webhook;
  private final Deque<Request> held = new ArrayDeque<>();
  private int rung;
  private int lost;
  private int doubled;
  private int late;

  LossyBells(Random random, Function<Request, Response> webhook) {
    this.random = random;
    this.webhook = webhook;
  }

  /** Answers the provider; the webhook may hear it now, later, twice or never. */
  Response answer(Request request) {
    if (request.query().containsKey("validationToken")) {
      return webhook.apply(request);
    }
    Response answer = ACCEPTED;
    for (Request one : arriving(request)) {
      Response response = webhook.apply(one);
      // Where the queue is down the provider must ring again, here as in life.
      answer = response.status() >= 500 ? response : answer;
    }
    return answer;
  }

  private synchronized List<Request> arriving(Request request) {
    rung++;
    List<Request> arriving = new ArrayList<>();
    double fate = random.nextDouble();
    if (fate < LOST) {
      lost++;
    } else if (fate < LOST + HELD) {
      late++;
      held.add(request);
      return arriving;
    } else {
      arriving.add(request);
      if (fate > 1 - DOUBLED) {
        doubled++;
        arriving.add(request);
      }
    }
    if (!held.isEmpty() && random.nextBoolean()) {
      arriving.add(held.removeLast());
    }
    return arriving;
  }

  /** What is still on its way arrives. */
  void release() {
    List<Request> all;
    synchronized (this) {
      all = List.copyOf(held);
      held.clear();
    }
    all.forEach(webhook::apply);
  }

  synchronized int lost() {
    return lost;
  }

  @Override
  public synchronized String toString() {
    return "%d bells: %d lost, %d doubled, %d late".formatted(rung, lost, doubled, late);
  }
}
