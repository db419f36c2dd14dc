package dev.threadmark.notice;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.ServiceLevel;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be known of a watched mailbox to tell its people.
 *
 * @param listed those whom its settings name as agents or admins
 * @param aliases further addresses of it
 * @param level within what time its customers are to be answered, if that is promised
 * @param mails false if its admin wants no mail to go to people
 */
public record Staff(
    MailboxId mailbox,
    Set<Address> listed,
    Set<Address> aliases,
    Optional<ServiceLevel> level,
    boolean mails) {
  public Staff {
    listed = Set.copyOf(listed);
    aliases = Set.copyOf(aliases);
  }
}
