package dev.threadmark.provider;

import dev.threadmark.mail.Mail;

/** One thing that happened in a mailbox since the cursor. */
public sealed interface Change {
  ProviderId id();

  /** A mail is there. May be told again for a mail that was told before. */
  record Arrived(Delivery delivery, Mail mail) implements Change {
    @Override
    public ProviderId id() {
      return delivery.id();
    }
  }

  /** A mail is no longer there: deleted, or moved out of the watched folders. */
  record Removed(ProviderId id) implements Change {}

  /**
   * A mail is there, but what the provider says of it makes no sense to us.
   *
   * @param why a sentence without any text of the mail
   */
  record Unreadable(Delivery delivery, String why) implements Change {
    @Override
    public ProviderId id() {
      return delivery.id();
    }
  }

  /**
   * A mail is there, and the provider gives the others but not this one, now or ever: it answers
   * 5xx for it alone. It may come when it is asked for again.
   *
   * @param delivery as far as anything is known of it
   * @param why the status and error code
   */
  record Withheld(Delivery delivery, String why) implements Change {
    @Override
    public ProviderId id() {
      return delivery.id();
    }
  }
}
