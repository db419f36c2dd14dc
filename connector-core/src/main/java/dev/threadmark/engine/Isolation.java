package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Rule;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.Quarantine;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts mail that cannot be handled into the quarantine, where people see it. */
final class Isolation {
  private static final System.Logger LOG = System.getLogger(Isolation.class.getName());

  private final Quarantine quarantine;
  private final InstantSource clock;

  Isolation(Quarantine quarantine, InstantSource clock) {
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /** The mark of a mail that is in the quarantine from now on. */
  MailMark of(MailboxId mailbox, PageReader.Read read, String step, String why) {
    LOG.log(System.Logger.Level.ERROR, "a mail went to the quarantine ({0}): {1}", step, why);
    Delivery delivery = read.delivery();
    quarantine.put(
        mailbox,
        new Quarantine.Entry(
            delivery.id().value(),
            mailbox.address().value(),
            delivery.receivedAt(),
            delivery.folder() == Folder.SENT,
            delivery.thread(),
            read.digest(),
            clock.instant(),
            step,
            why,
            Quarantine.State.HELD,
            List.of()));
    return new MailMark(
        read.digest(),
        read.arrival().map(arrival -> arrival.mail().id().value()).orElse(""),
        delivery.id().value(),
        mailbox.address().value(),
        Optional.empty(),
        "quarantine",
        Rule.UNREADABLE.label(),
        "it could not be handled (" + step + "): " + why,
        read.arrival().map(Arrival::kind).orElse(MailKind.UNREADABLE).label(),
        delivery.receivedAt());
  }
}
