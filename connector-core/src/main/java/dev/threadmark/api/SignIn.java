package dev.threadmark.api;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Request;
import java.time.Instant;
import java.util.Optional;

/** Tells who asks. */
@FunctionalInterface
public interface SignIn {
  /** Knows nobody: for a deployment whose admin has not said who may. */
  SignIn NOBODY = (request, now) -> Optional.empty();

  /** Empty where nobody is known to ask: 401. */
  Optional<Person> who(Request request, Instant now);

  /** Whether somebody is known to work on a mailbox's tickets, or to be its admin. */
  default boolean works(MailboxId mailbox, Address who) {
    return false;
  }
}
