package dev.threadmark.engine;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.Stumble;
import dev.threadmark.store.Upkeep;
import dev.threadmark.store.UpkeepStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How every mailbox is: read from the tables alone, so that it can be told while nothing runs. */
public final class Health {
  private final MailboxStore mailboxes;
  private final UpkeepStore upkeep;
  private final Quarantine quarantine;
  private final InstantSource clock;

  public Health(
      MailboxStore mailboxes, UpkeepStore upkeep, Quarantine quarantine, InstantSource clock) {
    this.mailboxes = mailboxes;
    this.upkeep = upkeep;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /** Where a mailbox's cursor stands. */
  public enum Cursor {
    /** It was never looked at. */
    NONE,
    /** It has expired, or the first walk is not over: old mail is walked through. */
    CATCHING_UP,
    /** It stands at an end that was reached. */
    SET
  }

  /**
   * How a mailbox is.
   *
   * @param reconciledThrough every mail received before this was handled: the one figure that tells
   *     whether all is well
   * @param lag how long ago that is
   * @param watchedUntil when the provider's promise to ring ends
   * @param quarantined mails that wait in the quarantine
   * @param stumble what holds it up at the moment, if anything does
   * @param advice what is wrong and what to do, a sentence each; empty where all is well
   */
  public record Line(
      MailboxId mailbox,
      Optional<Instant> reconciledThrough,
      Optional<Duration> lag,
      Cursor cursor,
      Optional<Instant> watchedUntil,
      long quarantined,
      Optional<Stumble> stumble,
      List<String> advice) {
    public boolean well() {
      return advice.isEmpty();
    }
  }

  /** A line for each mailbox that was ever watched, by name. */
  public List<Line> look() {
    Instant now = clock.instant();
    Map<MailboxId, Upkeep> kept = upkeep.all();
    List<Line> lines = new ArrayList<>();
    for (MailboxStore.State state : mailboxes.all()) {
      lines.add(line(state, kept.getOrDefault(state.mailbox(), Upkeep.none(state.mailbox())), now));
    }
    lines.sort(Comparator.comparing(line -> line.mailbox().toString()));
    return lines;
  }

  private Line line(MailboxStore.State state, Upkeep kept, Instant now) {
    long held = quarantine.all(state.mailbox()).filter(entry -> entry.state().open()).count();
    Optional<Stumble> stumble =
        state.stumbles().stream()
            .filter(one -> !one.exhausted(now))
            // The note of a page that is in hand right now is no trouble yet.
            .filter(one -> !one.mail().isEmpty() || one.attempts() > 1)
            .findFirst();
    return new Line(
        state.mailbox(),
        state.reconciledThrough(),
        state.reconciledThrough().map(through -> Duration.between(through, now)),
        cursor(state),
        kept.watchedUntil(),
        held,
        stumble,
        Advice.of(state, kept, stumble, held, now));
  }

  private static Cursor cursor(MailboxStore.State state) {
    if (state.cursor().isEmpty()) {
      return state.reconciledThrough().isEmpty() ? Cursor.NONE : Cursor.CATCHING_UP;
    }
    return state.reconciledThrough().isEmpty() ? Cursor.CATCHING_UP : Cursor.SET;
  }
}
