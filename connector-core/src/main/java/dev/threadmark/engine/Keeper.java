package dev.threadmark.engine;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Queue;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.Upkeep;
import dev.threadmark.store.UpkeepStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a timer does every few minutes: renews watches long before they end, rings the mailboxes
 * that have not been looked at for a while (which makes lost bells harmless), and sees to further
 * chores such as the outbox. It fetches no mail. May run at any time, any number at once.
 */
public final class Keeper {
  private static final System.Logger LOG = System.getLogger(Keeper.class.getName());

  private final UpkeepStore upkeep;
  private final MailboxStore mailboxes;
  private final WatchRenewal renewal;
  private final Queue queue;
  private final List<Chore> chores;
  private final Duration sweepEvery;
  private final InstantSource clock;

  /**
   * @param chores done after the mailboxes, in this order; one that fails does not hinder the next
   * @param sweepEvery a mailbox that was not reconciled for so long is rung
   */
  public Keeper(
      UpkeepStore upkeep,
      MailboxStore mailboxes,
      WatchRenewal renewal,
      Queue queue,
      List<Chore> chores,
      Duration sweepEvery,
      InstantSource clock) {
    this.upkeep = upkeep;
    this.mailboxes = mailboxes;
    this.renewal = renewal;
    this.queue = queue;
    this.chores = List.copyOf(chores);
    this.sweepEvery = sweepEvery;
    this.clock = clock;
  }

  /** Something else to be done on the same timer, such as sending what is due. */
  public record Chore(String name, Runnable work) {}

  /**
   * What was done for a mailbox.
   *
   * @param renewed true if the provider was asked to watch it
   * @param trouble why that failed, if it did
   * @param rung true if a doorbell was put on the queue
   */
  public record Kept(
      MailboxId mailbox,
      boolean renewed,
      Optional<Instant> watchedUntil,
      Optional<String> trouble,
      boolean rung) {}

  /**
   * What a run came to.
   *
   * @param failedChores the names of those that threw
   */
  public record Report(List<Kept> mailboxes, List<String> failedChores) {}

  /** Sees to {@code watched} and to the chores. */
  public Report run(Collection<Mailbox> watched) {
    Map<MailboxId, Upkeep> before = upkeep.all();
    Map<MailboxId, MailboxStore.State> states =
        mailboxes.all().stream()
            .collect(Collectors.toMap(MailboxStore.State::mailbox, Function.identity()));
    List<Kept> kept = new ArrayList<>();
    for (Mailbox mailbox : watched) {
      kept.add(
          keep(
              mailbox,
              before.getOrDefault(mailbox.id(), Upkeep.none(mailbox.id())),
              Optional.ofNullable(states.get(mailbox.id()))));
    }
    return new Report(kept, chores.stream().filter(this::fails).map(Chore::name).toList());
  }

  private Kept keep(Mailbox mailbox, Upkeep was, Optional<MailboxStore.State> state) {
    boolean due = was.renewalDue(clock.instant());
    Upkeep now = due ? renewal.renew(mailbox) : was;
    boolean ring = sweepDue(now, state);
    if (ring) {
      queue.put(Doorbells.write(new Doorbell(mailbox.id(), Doorbell.Why.SWEEP)));
      Instant rungAt = clock.instant();
      upkeep.change(mailbox.id(), any -> any.rung(rungAt));
    }
    return new Kept(mailbox.id(), due, now.watchedUntil(), now.watchTrouble(), ring);
  }

  /** Rung once an interval, however long the workers take: the queue must not fill with bells. */
  private boolean sweepDue(Upkeep was, Optional<MailboxStore.State> state) {
    Instant latest = clock.instant().minus(sweepEvery);
    boolean stale =
        state
            .flatMap(MailboxStore.State::reconciledThrough)
            .map(through -> !through.isAfter(latest))
            .orElse(true);
    return stale && was.rungAt().map(at -> !at.isAfter(latest)).orElse(true);
  }

  private boolean fails(Chore chore) {
    try {
      chore.work().run();
      return false;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the keeper: {0}: {1}", chore.name(), Fatal.described(e));
      return true;
    }
  }
}
