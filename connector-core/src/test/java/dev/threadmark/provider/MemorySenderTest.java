package dev.threadmark.provider;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sender in memory keeps what the real ones keep. */
class MemorySenderTest extends MailSenderContract {
  private final MemorySender sender = new MemorySender();

  @Override
  protected MailSender sender() {
    return sender;
  }

  @Override
  protected MailboxId mailbox() {
    return new MailboxId("acme", new Address("support@acme.example"));
  }

  @Override
  protected OutgoingMail.Original original(String id, String subject) {
    return new OutgoingMail.Original(
        new ProviderId(id), Optional.empty(), Optional.of(new MessageId(id)), List.of());
  }

  @Override
  protected void remove(ProviderId id) {}

  @Override
  protected List<Mail> reached() {
    return sender.sent().values().stream().flatMap(Collection::stream).map(sender::read).toList();
  }

  @Override
  protected void answerSends(int times, int status, boolean afterActing) {
    Sending answer =
        status == 403
            ? new Sending.Refused("403")
            : new Sending.Unknown(Optional.empty(), Integer.toString(status));
    for (int i = 0; i < times; i++) {
      sender.next(new MemorySender.Fault(afterActing, answer));
    }
  }

  @Override
  protected void cutSends(int times, boolean afterActing) {
    answerSends(times, 0, afterActing);
  }

  @Override
  protected void holdSent(boolean hold) {
    sender.hide(hold);
  }

  @Override
  protected void replaceIds(boolean replace) {}
}
