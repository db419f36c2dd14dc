package dev.threadmark.engine;

import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Refusal;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import dev.threadmark.provider.Ring;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The way in: checks what rang, puts a doorbell on the queue, answers. Nothing is fetched here,
 * because Graph drops notifications of endpoints that answer slowly.
 *
 * <p>Answers: 200 (Graph's handshake, the token as text/plain), 202 (accepted), 503 (the queue is
 * down: send it again), and what {@link Refusal} says for everything that is not believed.
 */
public final class Webhook {

  private final Map<String, BellReader> readers;
  private final Consumer<String> bells;
  private final InstantSource clock;
  private final Supplier<TraceParent> traces;
  private final Map<Refusal, LongAdder> refused = new ConcurrentHashMap<>();

  /**
   * @param readers by path, such as {@code /graph}
   * @param bells where doorbells go, as {@link Doorbells} writes them: a queue's way in, {@code
   *     StoreUnavailable} where it is down
   */
  public Webhook(Map<String, BellReader> readers, Consumer<String> bells, InstantSource clock) {
    this(readers, bells, clock, TraceParent::drawn);
  }

  /**
   * @param traces draws a trace for a request that comes with none
   */
  public Webhook(
      Map<String, BellReader> readers,
      Consumer<String> bells,
      InstantSource clock,
      Supplier<TraceParent> traces) {
    this.traces = traces;
    this.readers = Map.copyOf(readers);
    this.bells = bells;
    this.clock = clock;
  }

  public Response answer(Request request) {
    BellReader reader = readers.get(request.path());
    if (reader == null) {
      return refuse(request, Refusal.NOT_FOUND);
    }
    if (!request.method().equals("POST")) {
      return refuse(request, Refusal.METHOD);
    }
    if (request.body().length > Request.MAX_BODY_BYTES) {
      return refuse(request, Refusal.TOO_LARGE);
    }
    Ring ring = reader.read(request, clock.instant());
    if (ring instanceof Ring.Handshake handshake) {
      return Response.plain(200, handshake.token());
    }
    if (ring instanceof Ring.Refused bad) {
      return refuse(request, bad.refusal());
    }
    return accept(request, (Ring.Rung) ring);
  }

  /** How many requests or items were refused, and why. */
  public Map<Refusal, Long> refusals() {
    Map<Refusal, Long> counts = new java.util.EnumMap<>(Refusal.class);
    refused.forEach((refusal, count) -> counts.put(refusal, count.sum()));
    return counts;
  }

  private Response accept(Request request, Ring.Rung rung) {
    rung.dropped().forEach(refusal -> count(request, refusal));
    try {
      Optional<String> trace = Optional.of(trace(request).toString());
      for (Doorbell doorbell : rung.doorbells()) {
        bells.accept(Doorbells.write(new Doorbells.Sent(doorbell, 0, trace)));
      }
    } catch (StoreUnavailable e) {
      log().log(System.Logger.Level.ERROR, "the queue is down; asked the provider to ring again");
      return Response.plain(503, "the queue is down, send it again");
    }
    return Response.plain(202, "");
  }

  /** Whoever rings may say which trace it is in; so may what stands before us. */
  private TraceParent trace(Request request) {
    return request
        .header("traceparent")
        .flatMap(TraceParent::parse)
        .orElseGet(
            () -> {
              TraceParent fresh = traces.get();
              return request
                  .header("x-amzn-trace-id")
                  .flatMap(header -> TraceParent.ofAmazon(header, fresh))
                  .orElse(fresh);
            });
  }

  private Response refuse(Request request, Refusal refusal) {
    count(request, refusal);
    // A dropped request gets no explanation: who sends forged ones should learn nothing.
    return Response.plain(refusal.status(), refusal.status() == 202 ? "" : refusal.sentence());
  }

  private void count(Request request, Refusal refusal) {
    LongAdder count = refused.computeIfAbsent(refusal, any -> new LongAdder());
    count.increment();
    log()
        .log(
            System.Logger.Level.WARNING,
            "webhook {0}: {1} ({2} so far)",
            readers.containsKey(request.path()) ? request.path() : "(unknown path)",
            refusal.sentence(),
            count.sum());
  }

  /** Made when there is something to say: a provider waits for the first answer. */
  private static System.Logger log() {
    return System.getLogger(Webhook.class.getName());
  }
}
