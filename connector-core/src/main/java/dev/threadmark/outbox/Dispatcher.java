package dev.threadmark.outbox;

import dev.threadmark.correlate.Sighting;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Sending;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends what is due, each mail once. Any number may run at once, and each may die anywhere:
 *
 * <ol>
 *   <li>an entry is taken by one conditional write that counts the attempt and keeps others off
 *       until it must have ended and shown,
 *   <li>before any attempt but the first the mail is looked for; the first one too if the entry has
 *       been waiting, since the tables may have been rebuilt from the mailboxes,
 *   <li>the Message-ID that the provider really used is claimed for the ticket,
 *   <li>the entry's end and its event are one batch; then it is taken off the list.
 * </ol>
 *
 * <p>One window is left: a worker that takes longer than {@link Patience#settle} between taking an
 * entry and its request, or a mail that takes longer to show among the sent ones.
 */
public final class Dispatcher {
  private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

  /** What is listed in vain is looked at after 1, 2, 4 ... minutes, for three days. */
  private static final int MAX_VAIN = 12;

  /** From the announcement of a mail to the batch that owes it, at the longest; as a rule. */
  private static final Duration WRITING = Duration.ofMinutes(1);

  private final OutboxStore outbox;
  private final KeyIndex keys;
  private final Attempt attempt;
  private final Patience patience;
  private final InstantSource clock;

  /**
   * @param senders who sends from a mailbox; empty where it is not watched at the moment
   */
  public Dispatcher(
      OutboxStore outbox,
      KeyIndex keys,
      Function<MailboxId, Optional<MailSender>> senders,
      Patience patience,
      InstantSource clock) {
    this.outbox = outbox;
    this.keys = keys;
    this.attempt = new Attempt(senders, outbox.enclosures(), patience, clock);
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param next when the next entry is due; to be run again by then
   */
  public record Round(int sent, int failed, int waiting, Optional<Instant> next) {}

  private enum End {
    SENT,
    FAILED,
    WAITING
  }

  /** Sees to what is due, at most {@code most} entries. */
  public Round run(int most) {
    int[] ends = new int[End.values().length];
    for (DueList.Listed listed : outbox.due().until(clock.instant(), most)) {
      ends[see(listed).ordinal()]++;
    }
    return new Round(
        ends[End.SENT.ordinal()],
        ends[End.FAILED.ordinal()],
        ends[End.WAITING.ordinal()],
        outbox.due().next());
  }

  private End see(DueList.Listed listed) {
    Instant now = clock.instant();
    Optional<OutboxStore.Stored> found = outbox.find(listed.place());
    if (found.isEmpty()) {
      return inVain(listed, now);
    }
    OutboxEntry entry = found.get().entry();
    if (entry.state() != OutboxEntry.State.OPEN) {
      outbox.due().remove(listed);
      return ended(entry.state());
    }
    if (entry.notBefore().isAfter(now)) {
      outbox.due().move(listed, entry.notBefore());
      return End.WAITING;
    }
    if (entry.attempts() == 0 && outbox.overtaken(entry)) {
      if (outbox.takeBack(found.get(), "", now).isPresent()) {
        outbox.due().remove(listed);
      }
      return End.WAITING;
    }
    if (entry.attempts() == 0 && entry.usefulUntil().isBefore(now)) {
      return giveUp(found.get(), listed, "nobody wants it any more: it was due too long ago");
    }
    Instant end = now.plus(patience.afterUnknown(entry.attempts() + 1));
    Optional<OutboxStore.Stored> taken = outbox.replace(found.get(), entry.taken(now, end));
    if (taken.isEmpty()) {
      return End.WAITING;
    }
    return concluded(taken.get(), listed, attempt.at(taken.get().entry(), now));
  }

  private static End ended(OutboxEntry.State state) {
    return switch (state) {
      case SENT -> End.SENT;
      case FAILED -> End.FAILED;
      case OPEN, TAKEN_BACK -> End.WAITING;
    };
  }

  /**
   * Announced, and its ticket not written yet, or never. For a while it stays where it is, so that
   * whoever is writing the ticket finds it due right afterwards.
   */
  private End inVain(DueList.Listed listed, Instant now) {
    if (listed.missed().isEmpty()) {
      outbox.due().miss(listed, now);
    } else if (now.isBefore(listed.missed().get().plus(WRITING))) {
      return End.WAITING;
    } else if (listed.vain() >= MAX_VAIN) {
      outbox.due().remove(listed);
    } else {
      outbox.due().moveVain(listed, now.plus(Duration.ofMinutes(1L << listed.vain())));
    }
    return End.WAITING;
  }

  private End concluded(OutboxStore.Stored taken, DueList.Listed listed, Sending sending) {
    OutboxEntry entry = taken.entry();
    return sending.match(
        new Sending.Cases<>() {
          @Override
          public End sent(Sending.Sent sent) {
            return wasSent(taken, listed, sent.id(), sent.messageId());
          }

          @Override
          public End notYet(Sending.NotYet notYet) {
            return unknown(new Sending.Unknown(Optional.empty(), "not there yet"));
          }

          @Override
          public End unknown(Sending.Unknown unknown) {
            Duration wait = patience.afterUnknown(entry.attempts());
            String why = "it is not known whether it was sent: " + unknown.why();
            return putOff(taken, listed, longer(wait, unknown.after()), why);
          }

          @Override
          public End later(Sending.Later later) {
            Duration wait = patience.afterNothing(entry.attempts());
            return putOff(taken, listed, longer(wait, later.after()), later.why());
          }

          @Override
          public End refused(Sending.Refused refused) {
            return giveUp(taken, listed, refused.why());
          }
        });
  }

  private static Duration longer(Duration wait, Optional<Duration> asked) {
    return asked.filter(more -> more.compareTo(wait) > 0).orElse(wait);
  }

  private End putOff(OutboxStore.Stored taken, DueList.Listed listed, Duration wait, String why) {
    if (taken.entry().attempts() > patience.most()) {
      return giveUp(taken, listed, why);
    }
    Instant until = clock.instant().plus(wait);
    if (outbox.replace(taken, taken.entry().waiting(until, why)).isPresent()) {
      outbox.due().move(listed, until);
    }
    return End.WAITING;
  }

  private End wasSent(
      OutboxStore.Stored taken, DueList.Listed listed, ProviderId id, MessageId messageId) {
    OutboxEntry entry = taken.entry();
    claim(entry, messageId);
    boolean mine =
        outbox.finish(
            taken,
            entry.sent(messageId),
            new TicketEvent.Sent(
                clock.instant(), entry.key().value(), messageId.value(), id.value()));
    if (mine) {
      outbox.due().remove(listed);
      forgetFiles(entry);
    }
    return mine ? End.SENT : End.WAITING;
  }

  private void forgetFiles(OutboxEntry entry) {
    if (!entry.mail().files().isEmpty()) {
      outbox.enclosures().forget(entry.key());
    }
  }

  private End giveUp(OutboxStore.Stored was, DueList.Listed listed, String why) {
    OutboxEntry entry = was.entry();
    LOG.log(System.Logger.Level.ERROR, "a mail was given up, {0}: {1}", entry.key(), why);
    boolean mine =
        outbox.finish(
            was,
            entry.failed(why),
            new TicketEvent.NotSent(clock.instant(), entry.key().value(), why));
    if (mine) {
      outbox.due().remove(listed);
    }
    return mine ? End.FAILED : End.WAITING;
  }

  /** Answers to it must find the ticket, also one that came before this. */
  private void claim(OutboxEntry entry, MessageId messageId) {
    Sighting claim =
        new Sighting(
            ThreadKey.of(messageId),
            entry.mailbox(),
            entry.ticket(),
            "",
            entry.quiet() ? Sighting.How.STAFF_NOTICE : Sighting.How.SEEN,
            false,
            clock.instant(),
            "");
    Sighting holder = keys.claim(claim);
    if (!holder.ticket().equals(entry.ticket()) && holder.how() != Sighting.How.SEEN) {
      keys.move(holder, claim);
    }
  }
}
