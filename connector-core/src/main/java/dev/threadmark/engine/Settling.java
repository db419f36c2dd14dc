package dev.threadmark.engine;

import dev.threadmark.correlate.Correlator;
import dev.threadmark.correlate.ThreadKey;
import dev.threadmark.desk.Done;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.store.Holds;
import dev.threadmark.store.Holds.Held;
import dev.threadmark.ticket.TicketId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Puts a held mail where a person says. What they say is a stamp in the mailbox like every other,
 * which is then followed: so it outlives the tables.
 */
public final class Settling {
  private static final String NOT_NOW = "the mailbox does not give it now: try again in a minute";

  private final Holds holds;
  private final PageHandler pages;

  Settling(Holds holds, PageHandler pages) {
    this.holds = holds;
    this.pages = pages.followingStamps((delivery, mark) -> {});
  }

  /**
   * @param id of the held mail
   * @param onto the ticket; one of its own where empty
   */
  public Done<TicketId> settle(Mailbox mailbox, String id, Optional<TicketId> onto) {
    Optional<Held> held = holds.find(mailbox.id(), id);
    if (held.isEmpty()) {
      return new Done.NoTicket<>();
    }
    Answer<InputStream> raw =
        mailbox.provider().raw(mailbox.id(), new ProviderId(held.get().providerId()));
    if (raw instanceof Answer.Gone<InputStream>) {
      holds.remove(mailbox.id(), held.get());
      return new Done.Impossible<>("it is no longer in the mailbox");
    }
    if (!(raw instanceof Answer.Got<InputStream> got)) {
      return new Done.Impossible<>(NOT_NOW);
    }
    try (InputStream in = got.value()) {
      return settle(mailbox, held.get(), MimeReader.read(in), onto);
    } catch (IOException e) {
      return new Done.Impossible<>(NOT_NOW);
    }
  }

  private Done<TicketId> settle(Mailbox mailbox, Held held, Mail mail, Optional<TicketId> onto) {
    TicketId ticket =
        onto.orElseGet(() -> Correlator.ticketOf(mailbox.id(), ThreadKey.of(mail.id()).toString()));
    Stamp stamp = new Stamp(new ProviderId(held.providerId()), ticket.value());
    Answer<Stamp> stamped = mailbox.provider().stamp(mailbox.id(), List.of(stamp)).get(stamp.id());
    if (!(stamped instanceof Answer.Got<Stamp>)) {
      return new Done.Impossible<>(NOT_NOW);
    }
    Delivery delivery =
        new Delivery(
            mailbox.id(),
            stamp.id(),
            held.sent() ? Folder.SENT : Folder.INBOX,
            held.receivedAt(),
            held.thread(),
            Optional.of(ticket.value()));
    if (pages.again(mailbox, new Change.Arrived(delivery, mail), held.digest()).isPresent()) {
      return new Done.Impossible<>(NOT_NOW);
    }
    holds.remove(mailbox.id(), held);
    return new Done.So<>(ticket);
  }
}
