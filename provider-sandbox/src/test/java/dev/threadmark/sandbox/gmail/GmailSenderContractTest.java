package dev.threadmark.sandbox.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.http.javanet.NetHttpTransport;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.MailSenderContract;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailSender;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.Sent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Gmail sender, through the real SDK, against the sandbox. */
class GmailSenderContractTest extends MailSenderContract {
  private static final String SEND = "messages/send";
  private final GmailFixture gmail = new GmailFixture();
  private final GmailSender sender =
      new GmailSender(
          new GmailClients(
              gmail.sandbox.baseUrl(),
              new NetHttpTransport(),
              mailbox -> request -> request.getHeaders().setAuthorization("Bearer sandbox-t")));

  GmailSenderContractTest() {
    gmail.sandbox.mailbox(ADA.value());
  }

  @AfterEach
  void stop() {
    gmail.close();
  }

  @Test
  void anAnswerStaysInTheThread() throws IOException {
    OutgoingMail.Original original = original("q1@sender.example", "Lamp");

    sent(send(mail(Optional.of(original))));

    var thread =
        gmail.sdk().users().threads().get(GmailFixture.ADDRESS, original.thread().get()).execute();
    assertEquals(2, thread.getMessages().size());
  }

  @Test
  void aMailOfAMachineThatAnswersNoneSaysSo() {
    sent(send(mail(Optional.empty())));

    assertEquals("auto-generated", only().headers().first("Auto-Submitted").orElseThrow());
  }

  @Test
  void aMailIsFoundAmongManyToTheSamePersonThoughItsIdWasReplaced() {
    replaceIds(true);
    for (int number = 2; number < 130; number++) {
      send(mail(key(number), "Re: Lamp", Optional.empty()));
    }

    OutgoingMail one = mail(key(2), "Re: Lamp", Optional.empty());
    MessageId told = sent(sender.find(mailbox(), one));

    Mail found = reached().stream().filter(mail -> mail.id().equals(told)).findFirst().get();
    assertEquals(key(2).value(), found.headers().first(OutgoingMail.KEY_FIELD).orElseThrow());
  }

  @Test
  void ourOwnMessageIdIsUsedWhereTheServiceLetsUs() {
    String id = sent(send(mail(Optional.empty()))).value();

    assertTrue(id.contains(key(1).value()), id);
    assertFalse(id.contains("mail.gmail.com"), id);
  }

  @Override
  protected MailSender sender() {
    return sender;
  }

  @Override
  protected MailboxId mailbox() {
    return GmailFixture.MAILBOX;
  }

  @Override
  protected OutgoingMail.Original original(String id, String subject) {
    String message =
        gmail.sandbox.deliver(
            GmailFixture.ADDRESS,
            Sent.question(id, subject),
            SandboxProvider.Folder.INBOX,
            WRITTEN);
    try {
      String thread =
          gmail.sdk().users().messages().get(GmailFixture.ADDRESS, message).execute().getThreadId();
      return new OutgoingMail.Original(
          new ProviderId(message), Optional.of(thread), Optional.of(new MessageId(id)), List.of());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  protected void remove(ProviderId id) {
    gmail.sandbox.remove(GmailFixture.ADDRESS, id.value());
  }

  @Override
  protected List<Mail> reached() {
    return Sent.to(gmail.sandbox, ADA);
  }

  @Override
  protected void answerSends(int times, int status, boolean afterActing) {
    if (afterActing) {
      gmail.sandbox.faults().answerActed(times, SEND, status);
    } else {
      gmail.sandbox.faults().answer(times, SEND, status, Map.of());
    }
  }

  @Override
  protected void cutSends(int times, boolean afterActing) {
    if (afterActing) {
      gmail.sandbox.faults().cutAfter(times, SEND);
    } else {
      gmail.sandbox.faults().cutBefore(times, SEND);
    }
  }

  @Override
  protected void holdSent(boolean hold) {
    gmail.sandbox.holdSearch(hold);
  }

  @Override
  protected void replaceIds(boolean replace) {
    gmail.sandbox.forgetMessageIds(replace);
  }
}
