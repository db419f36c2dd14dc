package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Ring;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphBell;
import dev.threadmark.provider.graph.GraphMailbox;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.provider.graph.GraphTokens;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the Graph driver does beyond the contract of all providers. */
class GraphDriverTest extends SandboxTest {
  private static final MailboxId MAILBOX = new MailboxId("acme", new Address(ADDRESS));
  private static final ClientState STATE =
      new ClientState("a secret of some length".getBytes(StandardCharsets.UTF_8));

  @Test
  void isRungBySubscriptionsOfItsOwn() {
    provider().watch(MAILBOX);

    deliver(mail(1));
    deliver(mail(2), Folder.SENT, T0);
    assertEquals(List.of(Doorbell.Why.NOTIFICATION), rung());

    sandbox.lifecycle(ADDRESS, "reauthorizationRequired");
    assertEquals(List.of(Doorbell.Why.LIFECYCLE), rung());
  }

  /** Why the bell rang since this was asked last. */
  private List<Doorbell.Why> rung() {
    sandbox.drainNotifications();
    GraphBell bell = new GraphBell(STATE, List.of(MAILBOX), id -> true);
    List<Doorbell.Why> rung =
        webhook.bodies.stream()
            .map(body -> assertInstanceOf(Ring.Rung.class, bell.read(post(body), T0)))
            .peek(ring -> assertEquals(List.of(), ring.dropped()))
            .flatMap(ring -> ring.doorbells().stream())
            .map(Doorbell::why)
            .distinct()
            .toList();
    webhook.bodies.clear();
    return rung;
  }

  private static Request post(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Request("POST", "/graph", Map.of(), Map.of(), bytes);
  }

  @Test
  void removesWhatRingsTwiceAndLeavesOthersAlone() {
    provider().watch(MAILBOX);
    String twice =
        """
        {"changeType":"%s","notificationUrl":"%s","clientState":"old","expirationDateTime":"2099-01-01T00:00:00Z",
         "resource":"/Users/%s/mailFolders('Inbox')/messages"}""";
    client.post("/subscriptions", twice.formatted("created,updated", webhook.url(), ADDRESS));
    client.post("/subscriptions", twice.formatted("created", webhook.url() + "/other", ADDRESS));
    assertEquals(4, sandbox.subscriptionsOf(ADDRESS).size());

    provider().watch(MAILBOX);

    assertEquals(3, sandbox.subscriptionsOf(ADDRESS).size());
  }

  @Test
  void keepsOneOfTwoWatchesThatAreTheSame() {
    provider().watch(MAILBOX);
    String same =
        """
        {"changeType":"created","notificationUrl":"%1$s","lifecycleNotificationUrl":"%1$s",
         "clientState":"%2$s","expirationDateTime":"2099-01-01T00:00:00Z",
         "resource":"/users/%3$s/mailFolders('inbox')/messages"}""";
    client.post("/subscriptions", same.formatted(webhook.url(), STATE.of(MAILBOX), ADDRESS));
    assertEquals(3, sandbox.subscriptionsOf(ADDRESS).size());

    provider().watch(MAILBOX);

    assertEquals(2, sandbox.subscriptionsOf(ADDRESS).size());
  }

  @Test
  void makesAWatchAnewThatTheServiceRemoved() {
    provider().watch(MAILBOX);
    sandbox.lifecycle(ADDRESS, "subscriptionRemoved");
    assertEquals(0, sandbox.subscriptionsOf(ADDRESS).size());

    assertInstanceOf(Answer.Got.class, provider().watch(MAILBOX));
    assertEquals(2, sandbox.subscriptionsOf(ADDRESS).size());
  }

  @Test
  void refusesToWatchWhereTheHandshakeFails() {
    webhook.handshakeStatus = 500;

    assertInstanceOf(Answer.Refused.class, provider().watch(MAILBOX));
  }

  @Test
  void tellsForEachStampOfABatchWhatBecameOfIt() {
    ProviderId first = new ProviderId(deliver(mail(1)));
    ProviderId second = new ProviderId(deliver(mail(2)));
    sandbox
        .faults()
        .answerInBatch(1, first.value().substring(0, 30), 429, Map.of("Retry-After", "1.5"));

    var answers =
        provider().stamp(MAILBOX, List.of(new Stamp(first, "T-1"), new Stamp(second, "T-2")));

    assertEquals(
        new Answer.Later<Stamp>(Optional.of(Duration.ofMillis(1500)), "429 ApplicationThrottled"),
        answers.get(first));
    assertInstanceOf(Answer.Got.class, answers.get(second));
  }

  @Test
  void keepsTheWaitOfAnErrorThatIsAnHtmlPage() {
    sandbox.faults().answer(1, "", 502, Map.of("Retry-After", "9"));

    Answer<Page> answer = changes(cursor());

    assertEquals(
        Optional.of(Duration.ofSeconds(9)), assertInstanceOf(Answer.Later.class, answer).after());
  }

  @Test
  void asksOnceAndNotAgainByItselfWhenAUsedConnectionIsCut() {
    GraphMailbox provider = provider();
    provider.changesSince(MAILBOX, cursor());
    long before = sandbox.requests();
    sandbox.faults().cut(1, "", true);

    assertInstanceOf(Answer.Later.class, provider.changesSince(MAILBOX, cursor()));
    assertEquals(before + 1, sandbox.requests());
  }

  @Test
  void asksOnceAndNotAgainByItselfWhenThrottled() {
    long before = sandbox.requests();
    sandbox.faults().answer(1, "", 503, Map.of("Retry-After", "0"));

    assertInstanceOf(Answer.Later.class, changes(cursor()));
    assertEquals(before + 1, sandbox.requests());
  }

  @Test
  void tellsAMailboxThatIsNotThereFromAMailThatIsGone() {
    MailboxId nobody = new MailboxId("acme", new Address("nobody@acme.example"));

    assertInstanceOf(Answer.Refused.class, provider().changesSince(nobody, cursor()));
    assertInstanceOf(Answer.Refused.class, provider().raw(nobody, new ProviderId("x")));
  }

  @Test
  void givesTheOthersWhereTheAttachmentsOfOneMailCannotBeHad() {
    String ill = deliver(withAttachment(1));
    String well = deliver(withAttachment(2));
    sandbox.faults().answerInBatch(1, ill.substring(0, 30), 503, Map.of());

    List<Change> changes = page().changes();

    assertEquals(List.of(ill, well), changes.stream().map(change -> change.id().value()).toList());
    Change.Withheld withheld = assertInstanceOf(Change.Withheld.class, changes.get(0));
    assertEquals("its attachments: 503 ServiceUnavailable", withheld.why());
    assertInstanceOf(Change.Arrived.class, changes.get(1));
  }

  private static String withAttachment(int number) {
    return """
        Message-ID: <attached%d@sender.example>
        From: Ada <ada@sender.example>
        Subject: A plan
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        See the plan.
        --b
        Content-Type: application/pdf
        Content-Disposition: attachment; filename="plan%d.pdf"

        %%PDF
        --b--
        """
        .formatted(number, number);
  }

  @Test
  void leavesDraftsAlone() {
    client.post(USER + "/messages", "{\"subject\":\"not yet\"}");
    client.post(USER + "/messages/" + deliver(mail(1)) + "/createReply", "{}");

    assertEquals(1, page().changes().size());
  }

  @Test
  void knowsAnInvitation() {
    deliver(
        """
        Message-ID: <lunch@sender.example>
        From: Ada <ada@sender.example>
        Subject: Lunch
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain

        Lunch?
        --b
        Content-Type: text/calendar; method=REQUEST; charset=utf-8

        BEGIN:VCALENDAR
        END:VCALENDAR
        --b--
        """);

    Change.Arrived arrived = assertInstanceOf(Change.Arrived.class, page().changes().get(0));
    assertEquals("text/calendar", arrived.mail().attachments().get(0).type());
  }

  @Test
  void knowsWhatAColleaguesAnswerInSentItemsRepliesTo() {
    String parent = deliver(mail(1));
    String path = USER + "/messages/" + parent + "/reply";
    assertEquals(202, client.send("POST", path, "{\"comment\":\"Press the switch\"}").statusCode());

    Change.Arrived sent = assertInstanceOf(Change.Arrived.class, page().changes().get(1));
    assertEquals(dev.threadmark.provider.Folder.SENT, sent.delivery().folder());
    assertEquals("m1@sender.example", sent.mail().inReplyTo().get(0).value());
    assertTrue(sent.mail().threadIndex().isPresent());
  }

  @Test
  void getsItsTokenFromAnAzureCredential() {
    deliver(mail(1));
    TokenCredential credential =
        request -> Mono.just(new AccessToken("sandbox-azure", OffsetDateTime.now().plusHours(1)));
    GraphSettings settings = GraphSettings.of(sandbox.baseUrl(), webhook.url(), STATE);
    GraphMailbox provider =
        new GraphMailbox(GraphTokens.of(credential, sandbox.baseUrl()), settings);

    Answer<Page> answer = provider.changesSince(MAILBOX, cursor());

    assertEquals(1, ((Answer.Got<Page>) answer).value().changes().size());
  }

  @Test
  void comesBackLaterWithoutAToken() {
    TokenCredential none =
        request ->
            Mono.error(new com.azure.core.exception.ClientAuthenticationException("x", null));
    GraphSettings settings = GraphSettings.of(sandbox.baseUrl(), webhook.url(), STATE);
    GraphMailbox provider = new GraphMailbox(GraphTokens.of(none, sandbox.baseUrl()), settings);

    assertInstanceOf(Answer.Later.class, provider.changesSince(MAILBOX, cursor()));
  }

  private GraphMailbox provider() {
    return new GraphMailbox(
        new SandboxTokens(), GraphSettings.of(sandbox.baseUrl(), webhook.url(), STATE));
  }

  private Cursor cursor() {
    return ((Answer.Got<Cursor>) provider().startAt(MAILBOX, T0.minusSeconds(60))).value();
  }

  private Answer<Page> changes(Cursor cursor) {
    return provider().changesSince(MAILBOX, cursor);
  }

  private Page page() {
    return ((Answer.Got<Page>) changes(cursor())).value();
  }
}
