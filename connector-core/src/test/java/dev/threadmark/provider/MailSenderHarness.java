package dev.threadmark.provider;

import static org.junit.jupiter.api.Assertions.fail;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link MailSenderContract} must be able to do behind the sender's back. */
public abstract class MailSenderHarness {
  protected static final Address ADA = new Address("ada@sender.example");
  protected static final Instant WRITTEN = Instant.now();

  protected abstract MailSender sender();

  protected abstract MailboxId mailbox();

  /** A mail of Ada's as it came to lie in the mailbox; the contract answers it. */
  protected abstract OutgoingMail.Original original(String id, String subject);

  /** Somebody deletes that mail for good. */
  protected abstract void remove(ProviderId id);

  /** The mails that reached Ada, as she reads them. */
  protected abstract List<Mail> reached();

  /** The next attempts to send are answered with that status. */
  protected abstract void answerSends(int times, int status, boolean afterActing);

  /** The connections of the next attempts to send are cut. */
  protected abstract void cutSends(int times, boolean afterActing);

  /** True: what is sent reaches people, but does not show among the sent mails yet. */
  protected abstract void holdSent(boolean hold);

  /** True: the provider puts ids of its own on what is sent, and forgets ours. */
  protected abstract void replaceIds(boolean replace);

  protected OutgoingMail mail(Optional<OutgoingMail.Original> answers) {
    return mail(key(1), "Re: Lamp", answers);
  }

  protected OutgoingMail mail(
      OutboxKey key, String subject, Optional<OutgoingMail.Original> answers) {
    return new OutgoingMail(
        key,
        mailbox().address(),
        List.of(ADA),
        List.of(),
        Optional.of(new Address("support+tmc1-token@acme.example")),
        subject,
        "Grüße aus dem Lager.\n\nIt is on its way.\n",
        answers,
        Map.of("X-Threadmark", "tmc1-token"),
        true,
        List.of(),
        WRITTEN);
  }

  /** The same in two forms. */
  protected static OutgoingMail formatted(OutgoingMail plain) {
    return new OutgoingMail(
        plain.key(),
        plain.from(),
        plain.to(),
        plain.cc(),
        plain.replyTo(),
        plain.subject(),
        plain.text(),
        Optional.of("<p>Grüße aus dem <strong>Lager</strong>.</p>\n<p>It is on its way.</p>"),
        plain.answers(),
        plain.headers(),
        plain.automatic(),
        plain.files(),
        plain.writtenAt());
  }

  protected static OutboxKey key(int number) {
    return new OutboxKey("0123456789abcdef%024d".formatted(number));
  }

  protected Sending send(OutgoingMail mail) {
    return sender().send(mailbox(), mail, Optional.empty());
  }

  /** As the dispatcher does: look, and only if it is not there, send. */
  protected Sending again(OutgoingMail mail) {
    Sending seen = sender().find(mailbox(), mail);
    return seen instanceof Sending.NotYet notYet
        ? sender().send(mailbox(), mail, notYet.draft())
        : seen;
  }

  protected static MessageId sent(Sending sending) {
    return sending instanceof Sending.Sent sent
        ? sent.messageId()
        : fail("expected Sent, but got " + sending);
  }

  protected Mail only() {
    List<Mail> all = reached();
    return all.size() == 1 ? all.get(0) : fail("one mail, but got " + all.size());
  }
}
