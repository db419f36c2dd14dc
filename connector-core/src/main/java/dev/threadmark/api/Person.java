package dev.threadmark.api;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.util.Map;

/**
 * Who asks.
 *
 * @param address what colleagues know them by; it stands in events
 * @param access what they may do in each mailbox; none where it is not named
 */
public record Person(Address address, String name, Map<MailboxId, Access> access) {
  public Person {
    access = Map.copyOf(access);
  }

  public Access in(MailboxId mailbox) {
    return access.getOrDefault(mailbox, Access.NONE);
  }
}
