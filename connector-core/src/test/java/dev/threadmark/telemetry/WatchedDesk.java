package dev.threadmark.telemetry;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.DoorbellWorker;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Keeper;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Doorbell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A deployment of one mailbox over a table in memory, as {@code setup.Deployment} puts it up. */
final class WatchedDesk {
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  static final String SPAN = "b7ad6b7169203331";

  final OneMailbox provider = new OneMailbox();
  final SetClock clock = new SetClock();
  final Recorded recorded = new Recorded();
  private final Telemetry telemetry = Telemetry.over(recorded.sdk);
  private final Engine engine =
      Engine.over(
          new MemoryTable(),
          TestKeys.ONE,
          clock,
          telemetry.watching((delivery, mark) -> {}),
          () -> {},
          telemetry::carrying);
  private final Mailbox mailbox =
      new Mailbox(
          OneMailbox.ID, telemetry.metered("graph", provider), Policy.DEFAULT, Instant.EPOCH);

  Outcome ring() {
    Doorbell bell = new Doorbell(OneMailbox.ID, Doorbell.Why.NOTIFICATION);
    String trace = "00-" + TRACE + "-" + SPAN + "-01";
    DoorbellWorker worker =
        new DoorbellWorker(engine.worker(), Mailbox.among(List.of(mailbox)), () -> {});
    return telemetry.traced(worker).answer(new Doorbells.Sent(bell, 0, Optional.of(trace)), 1);
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
