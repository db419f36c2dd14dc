package dev.threadmark.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Webhook;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A webhook with one request: what it answered and which bells it put on the queue. */
record Rings(Response response, List<Doorbell> put) {
  /** Those of docs/webhooks.md. */
  private static final Set<Integer> STATUSES = Set.of(200, 202, 400, 401, 404, 405, 413, 503);

  /** Held, or its level would be forgotten: a line for each of millions of refusals is too much. */
  private static final Logger LOG = Logger.getLogger(Webhook.class.getName());

  static Rings of(BellReader reader, Request request, Instant now, boolean queueIsUp) {
    LOG.setLevel(Level.OFF);
    List<Doorbell> put = new ArrayList<>();
    Webhook webhook = new Webhook(Map.of("/bell", reader), queue(put, queueIsUp), () -> now);
    Rings rings = new Rings(webhook.answer(request), put);
    rings.check(request, queueIsUp);
    return rings;
  }

  private void check(Request request, boolean queueIsUp) {
    int status = response.status();
    assertTrue(STATUSES.contains(status), () -> "an answer that is not in the table: " + status);
    assertTrue(put.isEmpty() || status == 202, "a bell was put, the answer says it was not");
    assertTrue(queueIsUp || put.isEmpty(), "a bell was put on a queue that is down");
    if (status == 200) {
      assertEquals(request.query().get("validationToken"), response.body());
      assertEquals("text/plain; charset=utf-8", response.contentType());
    }
  }

  private static Consumer<String> queue(List<Doorbell> put, boolean up) {
    return message -> {
      if (!up) {
        throw new StoreUnavailable("down", null);
      }
      put.add(Doorbells.read(message).bell());
    };
  }
}
