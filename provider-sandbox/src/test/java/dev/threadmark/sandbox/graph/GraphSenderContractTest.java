package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.MailSenderContract;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Sending;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphSender;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.Sent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Graph sender, through the real SDK, against the sandbox. */
class GraphSenderContractTest extends MailSenderContract {
  private static final String ADDRESS = "support@acme.example";
  private static final String SEND = "/send";
  private final GraphSandbox sandbox = new GraphSandbox();
  private final GraphSender sender;

  GraphSenderContractTest() {
    sandbox.mailbox(ADDRESS);
    sandbox.mailbox(ADA.value());
    sender =
        new GraphSender(
            new SandboxTokens(),
            GraphSettings.of(
                sandbox.baseUrl(),
                URI.create("http://127.0.0.1:9/"),
                new ClientState("a secret of some length".getBytes())));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aSecondAttemptSendsTheDraftOfTheFirst() {
    cutSends(1, false);
    send(mail(Optional.empty()));

    again(mail(Optional.empty()));

    assertEquals(List.of(), sandbox.drafts(ADDRESS));
    only();
  }

  @Test
  void whatWasDraftedButNotToldOfIsSentByTheNextAttempt() {
    sandbox.faults().cut(1, "/messages", true);

    assertInstanceOf(Sending.Later.class, send(mail(Optional.empty())));
    sent(again(mail(Optional.empty())));

    assertEquals(List.of(), sandbox.drafts(ADDRESS));
    only();
  }

  /** The look-up says that the draft waits; before it is sent, the first attempt gets through. */
  @Test
  void aDraftThatWentMeanwhileIsNotSentAgain() {
    cutSends(1, false);
    send(mail(Optional.empty()));
    var seen =
        assertInstanceOf(Sending.NotYet.class, sender.find(mailbox(), mail(Optional.empty())));
    sender.send(mailbox(), mail(Optional.empty()), seen.draft());

    Sending late = sender.send(mailbox(), mail(Optional.empty()), seen.draft());

    assertInstanceOf(Sending.Unknown.class, late);
    only();
  }

  @Test
  void whatIsStillInTheOutboxIsNotSentAgain() {
    sandbox.holdSent(true);
    cutSends(1, true);
    send(mail(Optional.empty()));

    assertInstanceOf(Sending.Unknown.class, again(mail(Optional.empty())));

    only();
  }

  @Test
  void anAnswerStaysInTheConversation() {
    String id = deliver("q1@sender.example", "Lamp");
    sent(send(mail(Optional.of(original(new ProviderId(id), "q1@sender.example")))));

    var graph = new GraphClient(sandbox);
    var listed = graph.get("/users/" + ADDRESS + "/messages?$select=conversationId");

    assertEquals(2, listed.path("value").size());
    assertEquals(
        listed.path("value").get(0).path("conversationId"),
        listed.path("value").get(1).path("conversationId"));
  }

  private String deliver(String id, String subject) {
    return sandbox.deliver(
        ADDRESS, Sent.question(id, subject), SandboxProvider.Folder.INBOX, WRITTEN);
  }

  private static OutgoingMail.Original original(ProviderId id, String messageId) {
    return new OutgoingMail.Original(
        id, Optional.empty(), Optional.of(new MessageId(messageId)), List.of());
  }

  @Override
  protected MailSender sender() {
    return sender;
  }

  @Override
  protected MailboxId mailbox() {
    return new MailboxId("acme", new Address(ADDRESS));
  }

  @Override
  protected OutgoingMail.Original original(String id, String subject) {
    return original(new ProviderId(deliver(id, subject)), id);
  }

  @Override
  protected void remove(ProviderId id) {
    sandbox.remove(ADDRESS, id.value());
  }

  @Override
  protected List<Mail> reached() {
    return Sent.to(sandbox, ADA);
  }

  @Override
  protected void answerSends(int times, int status, boolean afterActing) {
    if (afterActing) {
      sandbox.faults().answerActed(times, SEND, status);
    } else {
      sandbox.faults().answer(times, SEND, status, Map.of());
    }
  }

  @Override
  protected void cutSends(int times, boolean afterActing) {
    sandbox.faults().cut(times, SEND, afterActing);
  }

  @Override
  protected void holdSent(boolean hold) {
    sandbox.holdSent(hold);
  }

  @Override
  protected void replaceIds(boolean replace) {
    sandbox.copySent(replace);
  }
}
