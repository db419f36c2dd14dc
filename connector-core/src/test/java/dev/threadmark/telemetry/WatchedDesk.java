package dev.threadmark.telemetry;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.DoorbellWorker;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Keeper;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.Webhook;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Ring;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A deployment of one mailbox over a table in memory, as {@code setup.Deployment} puts it up. */
public final class WatchedDesk {
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  static final String SPAN = "b7ad6b7169203331";

  final OneMailbox provider = new OneMailbox();
  final SetClock clock = new SetClock();
  private final Telemetry telemetry;
  private final Engine engine;
  private final Mailbox mailbox;

  public WatchedDesk(OpenTelemetry openTelemetry) {
    telemetry = Telemetry.over(openTelemetry);
    engine =
        Engine.over(
            new MemoryTable(),
            TestKeys.ONE,
            clock,
            telemetry.watching((delivery, mark) -> {}),
            () -> {},
            telemetry::carrying,
            Optional.empty(),
            any -> Optional.empty(),
            PageLinks.NONE);
    mailbox =
        new Mailbox(
            OneMailbox.ID, telemetry.metered("graph", provider), Policy.DEFAULT, Instant.EPOCH);
  }

  public void deliver(String id, String raw) {
    provider.deliver(id, raw);
  }

  /** The message that the webhook puts on the queue for a request with these headers. */
  public String rung(Map<String, String> headers) {
    Doorbell bell = new Doorbell(OneMailbox.ID, Doorbell.Why.NOTIFICATION);
    List<String> messages = new ArrayList<>();
    Ring ring = new Ring.Rung(List.of(bell), List.of());
    new Webhook(Map.of("/x", (request, now) -> ring), messages::add, clock)
        .answer(new Request("POST", "/x", Map.of(), headers, new byte[0]));
    return messages.get(0);
  }

  public Outcome answer(String message) {
    DoorbellWorker worker =
        new DoorbellWorker(engine.worker(), Mailbox.among(List.of(mailbox)), () -> {});
    return telemetry.traced(worker).answer(Doorbells.read(message), 1);
  }

  Outcome ring() {
    return answer(rung(Map.of("traceparent", "00-" + TRACE + "-" + SPAN + "-01")));
  }

  Keeper.Report keep() {
    Keeper keeper =
        new Keeper(
            engine.upkeep(),
            engine.mailboxes(),
            engine.renewal(),
            new MemoryQueue(clock),
            List.of(),
            Duration.ofMinutes(10),
            clock);
    return telemetry.keep(() -> keeper.run(List.of(mailbox)), engine, clock);
  }
}
