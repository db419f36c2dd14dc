package dev.threadmark.outbox;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Sending;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One attempt to send a mail: looked for first, unless nobody can have sent it before. */
final class Attempt {
  private final Function<MailboxId, Optional<MailSender>> senders;
  private final Enclosures enclosures;
  private final Patience patience;
  private final InstantSource clock;

  Attempt(
      Function<MailboxId, Optional<MailSender>> senders,
      Enclosures enclosures,
      Patience patience,
      InstantSource clock) {
    this.clock = clock;
    this.enclosures = enclosures;
    this.senders = senders;
    this.patience = patience;
  }

  /**
   * @param entry as it was taken, this attempt counted
   */
  Sending at(OutboxEntry entry, Instant now) {
    Optional<MailSender> sender = senders.apply(entry.mailbox());
    if (sender.isEmpty()) {
      return new Sending.Later(Optional.empty(), "its mailbox is not watched");
    }
    try {
      return at(entry, now, sender.get());
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      // One mail that breaks its sender must not hold up the others; the message may hold its text.
      return new Sending.Unknown(Optional.empty(), e.getClass().getSimpleName());
    }
  }

  private Sending at(OutboxEntry entry, Instant now, MailSender sender) {
    boolean waited = entry.since().plus(patience.settle()).isBefore(now);
    if (entry.attempts() == 1 && !waited) {
      return send(entry, sender, now, Optional.empty());
    }
    Sending seen = sender.find(entry.mailbox(), entry.mail());
    if (!(seen instanceof Sending.NotYet notYet)) {
      // That nothing may be seen says nothing about whether it was sent.
      return seen instanceof Sending.Refused refused
          ? new Sending.Unknown(Optional.empty(), refused.why())
          : seen;
    }
    return entry.attempts() > patience.most()
        ? new Sending.Refused("not sent in %d attempts: %s".formatted(patience.most(), entry.why()))
        : send(entry, sender, now, notYet.draft());
  }

  /** With all of its files or not at all. */
  private Sending send(
      OutboxEntry entry, MailSender sender, Instant now, Optional<ProviderId> draft) {
    List<Enclosed> files = entry.mail().files().isEmpty() ? List.of() : enclosures.of(entry.key());
    if (files.size() != entry.mail().files().size()) {
      return new Sending.Refused("its files are not here any more: write it again");
    }
    // Before the next attempt may begin, this one has stopped to send.
    Instant end = now.plus(patience.settle()).minus(patience.settle().dividedBy(5));
    return sender.send(
        entry.mailbox(),
        entry.mail(),
        files.stream().map(file -> Timely.until(end, clock, file)).toList(),
        draft);
  }
}
