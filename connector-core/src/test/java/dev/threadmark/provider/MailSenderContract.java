package dev.threadmark.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sender keeps, whatever happens between a request and its answer. */
public abstract class MailSenderContract extends MailSenderHarness {

  @Test
  void whatIsSentReachesItsRecipientAsItWasWritten() {
    sent(send(mail(Optional.empty())));

    Mail mail = only();
    assertEquals("Re: Lamp", mail.subject());
    assertTrue(mail.body().text().orElse("").contains("Grüße aus dem Lager."));
    assertEquals(mailbox().address(), mail.from().orElseThrow());
    assertEquals(List.of(ADA), mail.parties().recipients().toList());
    assertEquals("support+tmc1-token@acme.example", header(mail, "Reply-To"));
    assertEquals("tmc1-token", header(mail, "X-Threadmark"));
    assertEquals(key(1).value(), header(mail, OutgoingMail.KEY_FIELD));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theMessageIdThatItTellsIsTheOneThatTheRecipientSees(boolean replaced) {
    replaceIds(replaced);

    MessageId told = sent(send(mail(Optional.empty())));

    assertEquals(only().id(), told);
    assertEquals(told, sent(sender().find(mailbox(), mail(Optional.empty()))));
  }

  @Test
  void whatWasNotSentIsNotFound() {
    sent(send(mail(key(2), "Re: Lamp", Optional.empty())));

    assertInstanceOf(Sending.NotYet.class, sender().find(mailbox(), mail(Optional.empty())));
  }

  @Test
  void anAnswerNamesTheMailThatItAnswers() {
    OutgoingMail.Original original = original("q1@sender.example", "Lamp");

    sent(send(mail(Optional.of(original))));

    assertEquals(List.of(new MessageId("q1@sender.example")), only().inReplyTo());
    assertTrue(only().references().contains(new MessageId("q1@sender.example")));
  }

  @Test
  void anAnswerIsSentThoughTheMailThatItAnswersIsGone() {
    OutgoingMail.Original original = original("q1@sender.example", "Lamp");
    remove(original.id());

    sent(send(mail(Optional.of(original))));

    assertEquals("Re: Lamp", only().subject());
  }

  @Test
  void filesGoWithTheMail() {
    byte[] bytes = new byte[100_000];
    new java.util.Random(1).nextBytes(bytes);
    List<Enclosed> files =
        List.of(
            new Enclosed("wiring plan.pdf", "application/pdf", bytes),
            new Enclosed("Maße.txt", "text/plain", "12 x 30\n".getBytes(UTF_8)));

    sent(sender().send(mailbox(), mail(Optional.empty()), files, Optional.empty()));

    Mail told = only();
    assertEquals(
        List.of("wiring plan.pdf", "Maße.txt"),
        told.attachments().stream().map(Attachment::name).toList());
    assertEquals(100_000, told.attachments().get(0).size());
    assertTrue(told.body().text().orElse("").startsWith("Grüße aus dem Lager."));
  }

  @Test
  void aFormattedMailReachesPeopleInBothForms() {
    sent(send(formatted(mail(Optional.empty()))));

    Mail told = only();
    assertTrue(told.body().html().orElse("").contains("<strong>Lager</strong>"), told.body() + "");
    assertTrue(told.body().text().orElse("").contains("Grüße aus dem"), told.body() + "");
    assertFalse(told.body().text().orElse("").contains("<strong>"), told.body() + "");
  }

  @Test
  void aFormattedMailHasItsFilesBesideBothForms() {
    List<Enclosed> files =
        List.of(new Enclosed("Maße.txt", "text/plain", "12 x 30".getBytes(UTF_8)));

    sent(sender().send(mailbox(), formatted(mail(Optional.empty())), files, Optional.empty()));

    Mail told = only();
    assertEquals(List.of("Maße.txt"), told.attachments().stream().map(Attachment::name).toList());
    assertTrue(told.body().html().orElse("").contains("<strong>Lager</strong>"), told.body() + "");
    assertTrue(told.body().text().orElse("").contains("Grüße aus dem"), told.body() + "");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerThatWasCutAfterItWasSentIsFoundAndNotSentAgain(boolean replaced) {
    replaceIds(replaced);
    cutSends(1, true);
    OutgoingMail mail = mail(Optional.of(original("q1@sender.example", "Lamp")));

    assertInstanceOf(Sending.Unknown.class, send(mail));
    MessageId told = sent(again(mail));

    assertEquals(only().id(), told);
  }

  @Test
  void whatWasCutBeforeItWasSentIsSentByTheNextAttempt() {
    cutSends(1, false);
    OutgoingMail mail = mail(Optional.empty());

    assertInstanceOf(Sending.Unknown.class, send(mail));
    sent(again(mail));

    only();
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 504, 500, 429})
  void aGatewayThatLostPatienceMakesNoSecondMail(int status) {
    answerSends(1, status, true);
    OutgoingMail mail = mail(Optional.empty());

    assertInstanceOf(Sending.Unknown.class, send(mail));
    sent(again(mail));

    only();
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 429})
  void whatTheProviderWasTooBusyForIsSentByTheNextAttempt(int status) {
    answerSends(2, status, false);
    OutgoingMail mail = mail(Optional.empty());

    assertFalse(send(mail) instanceof Sending.Refused);
    assertFalse(again(mail) instanceof Sending.Refused);
    sent(again(mail));

    only();
  }

  @Test
  void whatMayNotBeSentIsRefused() {
    answerSends(1, 403, false);

    assertInstanceOf(Sending.Refused.class, send(mail(Optional.empty())));
    assertEquals(List.of(), reached());
  }

  @Test
  void whatDoesNotShowYetIsFoundOnceItDoes() {
    holdSent(true);
    OutgoingMail mail = mail(Optional.empty());
    send(mail);
    Sending early = sender().find(mailbox(), mail);
    holdSent(false);

    assertFalse(early instanceof Sending.Sent, "it was to be hidden");
    assertEquals(only().id(), sent(sender().find(mailbox(), mail)));
  }

  @Test
  void noFieldBeginsAnother() {
    sent(send(mail(key(1), "Lamp\r\nBcc: eve@evil.example", Optional.empty())));

    assertEquals("Lamp Bcc: eve@evil.example", only().subject());
    assertFalse(only().headers().has("Bcc"));
  }

  private static String header(Mail mail, String name) {
    return mail.headers().first(name).orElse("");
  }
}
