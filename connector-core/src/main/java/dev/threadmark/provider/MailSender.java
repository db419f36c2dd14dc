package dev.threadmark.provider;

import dev.threadmark.mail.MailboxId;
import java.util.List;
import java.util.Optional;

/**
 * Sends mail from a mailbox. No driver ever sends by itself what it has sent before; that it is
 * sent once is up to the caller, who must {@link #find} before any second {@link #send}. Every
 * driver and every fake passes {@code MailSenderContract}.
 */
public interface MailSender {

  /**
   * Looks whether {@code mail} was sent, by its key.
   *
   * @return Sent, NotYet, Unknown where it is on its way, Later or Refused where nothing can be
   *     seen
   */
  Sending find(MailboxId mailbox, OutgoingMail mail);

  /**
   * Sends {@code mail}.
   *
   * @param enclosed files that go with it, together at most {@link Enclosed#MOST_TOGETHER}
   * @param draft what {@link #find} told of; empty the first time
   * @return Sent, Unknown, Later or Refused, never NotYet
   */
  Sending send(
      MailboxId mailbox, OutgoingMail mail, List<Enclosed> enclosed, Optional<ProviderId> draft);

  /** The same without files. */
  default Sending send(MailboxId mailbox, OutgoingMail mail, Optional<ProviderId> draft) {
    return send(mailbox, mail, List.of(), draft);
  }
}
