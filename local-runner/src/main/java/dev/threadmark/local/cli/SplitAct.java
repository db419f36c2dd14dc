package dev.threadmark.local.cli;

import dev.threadmark.desk.Done;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.local.doctor.OwnDeployment;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.settings.Settings;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts a message on another ticket. Its stamp is changed in the mailbox, so that this must be one
 * of those that the environment describes (docs/settings.md).
 *
 * @param message as {@code show} names it
 * @param into the ticket; one of its own where empty
 */
record SplitAct(String message, Optional<TicketId> into, Address by) {

  Done<Ticket> run(Settings settings, Path data, MailboxId mailbox, TicketId ticket) {
    try (OwnDeployment own = OwnDeployment.of(settings, Optional.of(data))) {
      Engine engine = own.deployment().engine();
      Mailbox known =
          own.deployment().mailboxes().stream()
              .filter(one -> one.id().equals(mailbox))
              .findFirst()
              .orElseThrow(
                  () ->
                      new Troubles.BadInput(
                          "the environment does not describe %s; see docs/settings.md"
                              .formatted(mailbox)));
      return engine
          .splitting()
          .split(mailbox, known.provider(), ticket, OptionalInt.empty(), message, into, by);
    }
  }
}
