package dev.threadmark.sandbox.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.services.gmail.model.ModifyMessageRequest;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailMailbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract cannot ask because only Gmail does it. */
class GmailDriverTrapsTest {
  private final GmailFixture gmail = new GmailFixture();
  private final MailProvider driver = gmail.driver;

  @AfterEach
  void stop() {
    gmail.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rateLimitExceeded", "userRateLimitExceeded"})
  void takesA403ForUsageAsTooFast(String reason) {
    Cursor cursor = start();
    gmail.sandbox.faults().usageLimit(1, "/history", reason);

    assertInstanceOf(Answer.Later.class, driver.changesSince(GmailFixture.MAILBOX, cursor));
  }

  @Test
  void comesBackLaterWhenOneMessageOfABatchIsThrottledAndLosesNone() {
    IntStream.range(0, 5).forEach(this::deliver);
    Cursor cursor = start();
    gmail.sandbox.faults().answer(1, "GET /gmail/v1/users", 429, Map.of("Retry-After", "3"));
    gmail.sandbox.faults().answer(1, "/messages/", 429, Map.of("Retry-After", "1.5"));

    assertEquals(Optional.of(Duration.ofSeconds(3)), later(cursor).after());
    assertEquals(Optional.of(Duration.ofMillis(1500)), later(cursor).after());
    assertEquals(5, page(cursor).changes().size());
  }

  /** From 1973 on, forty years without mail are some forty lists: they hardly ever all go well. */
  @Test
  void theScanGetsAheadThoughEverySeventhRequestFails() {
    IntStream.range(0, 120).forEach(this::deliver);
    Answer<Cursor> begun = driver.startAt(GmailFixture.MAILBOX, Instant.EPOCH);
    Cursor cursor = ((Answer.Got<Cursor>) begun).value();
    gmail.sandbox.weather().storm(1);
    HashSet<ProviderId> told = new HashSet<>();
    for (int asked = 0; asked < 150 && told.size() < 120; asked++) {
      if (driver.changesSince(GmailFixture.MAILBOX, cursor) instanceof Answer.Got<Page> got) {
        got.value().changes().forEach(change -> told.add(change.id()));
        cursor = got.value().next();
      }
    }
    assertEquals(120, told.size());
  }

  @Test
  void readsAProxysErrorPageAsLater() {
    Cursor cursor = start();
    for (String type : List.of("text/html", "application/json")) {
      gmail.sandbox.faults().page(1, "", 502, type, "<html>Bad Gateway</html>");
      assertInstanceOf(Answer.Later.class, driver.changesSince(GmailFixture.MAILBOX, cursor));
    }
  }

  @Test
  void readsAProxysErrorPageForABatchAsLater() {
    deliver(1);
    Cursor cursor = start();
    gmail.sandbox.faults().page(1, "/batch", 502, "text/html", "<html>Bad Gateway</html>");

    assertInstanceOf(Answer.Later.class, driver.changesSince(GmailFixture.MAILBOX, cursor));
    assertEquals(1, page(cursor).changes().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500, 503})
  void givesTheOthersWhereOneMessageOfABatchCannotBeHad(int status) {
    IntStream.range(0, 3).forEach(this::deliver);
    Cursor cursor = start();
    ProviderId ill = page(cursor).changes().get(1).id();
    gmail.sandbox.faults().answer(1, "/messages/" + ill, status, Map.of());

    List<Change> changes = page(cursor).changes();

    assertEquals(3, changes.size());
    assertInstanceOf(Change.Arrived.class, changes.get(0));
    assertEquals(ill, assertInstanceOf(Change.Withheld.class, changes.get(1)).id());
    assertInstanceOf(Change.Arrived.class, changes.get(2));
  }

  @Test
  void comesBackLaterWhenAStaticTokenIsRefused() {
    GoogleCredentials credentials =
        GoogleCredentials.create(
            new AccessToken("stale", Date.from(Instant.now().plusSeconds(3600))));
    MailProvider stale =
        new GmailMailbox(
            new GmailClients(
                gmail.sandbox.baseUrl(),
                new NetHttpTransport(),
                mailbox -> new HttpCredentialsAdapter(credentials)),
            GmailFixture.TOPIC);

    assertInstanceOf(Answer.Later.class, stale.startAt(GmailFixture.MAILBOX, GmailFixture.T0));
  }

  @Test
  void neverSendsAStampTwiceByItself() {
    ProviderId id = deliver(1);
    driver.stamp(GmailFixture.MAILBOX, List.of(new Stamp(id, "T-1")));
    long before = gmail.sandbox.requests();
    gmail.sandbox.faults().cutAfter(1, "/batch");

    var answers = driver.stamp(GmailFixture.MAILBOX, List.of(new Stamp(id, "T-1")));

    assertInstanceOf(Answer.Later.class, answers.get(id));
    assertEquals(before + 1, gmail.sandbox.requests());
  }

  @Test
  void goesOnWhereAPageHasNoHistory() throws IOException {
    ProviderId first = deliver(1);
    Cursor cursor = drained(start());
    for (int n = 0; n < 150; n++) {
      relabel(
          first,
          n % 2 == 0 ? List.of("STARRED") : List.of(),
          n % 2 == 0 ? List.of() : List.of("STARRED"));
    }
    ProviderId second = deliver(2);

    Page page = page(cursor);

    assertEquals(List.of(second), ids(page));
    assertTrue(!page.more());
  }

  @Test
  void startsThePageOverWhenItsTokenIsTooOld() {
    ProviderId id = deliver(1);
    Cursor cursor = new Cursor(drainedBefore(id).value() + ":999-nonsense");

    assertEquals(List.of(id), ids(page(cursor)));
  }

  @Test
  void tellsAMailThatWasRescuedFromSpamAndNoDraftOrSpam() throws IOException {
    Cursor cursor = drained(start());
    ProviderId spam = deliver(1);
    ProviderId good = deliver(2);
    ProviderId draft = deliver(3);
    relabel(spam, List.of("SPAM"), List.of("INBOX"));
    relabel(draft, List.of("DRAFT"), List.of("INBOX"));

    assertEquals(List.of(good), ids(page(cursor)));
    Cursor next = drained(cursor);
    relabel(spam, List.of("INBOX"), List.of("SPAM"));
    assertEquals(List.of(spam), ids(page(next)));
  }

  @Test
  void tellsAMailThatSomebodyArchivedBeforeWeLooked() throws IOException {
    Cursor cursor = drained(start());
    ProviderId id = deliver(1);
    relabel(id, List.of(), List.of("INBOX"));

    assertEquals(List.of(id), ids(page(cursor)));
  }

  @Test
  void findsArchivedMailAgainByItsStampWhenItStartsOver() throws IOException {
    ProviderId stamped = deliver(1);
    ProviderId archived = deliver(2);
    driver.stamp(GmailFixture.MAILBOX, List.of(new Stamp(stamped, "T-1")));
    relabel(stamped, List.of(), List.of("INBOX"));
    relabel(archived, List.of(), List.of("INBOX"));

    Page page = page(start());

    assertEquals(List.of(stamped), ids(page));
    Change.Arrived arrived = (Change.Arrived) page.changes().get(0);
    assertEquals(Optional.of("T-1"), arrived.delivery().ticket());
    assertEquals(Folder.INBOX, arrived.delivery().folder());
  }

  @Test
  void tellsAsRemovedWhatIsDeletedBeforeItIsFetched() {
    Cursor cursor = drained(start());
    ProviderId id = deliver(1);
    ProviderId there = deliver(2);
    gmail.sandbox.remove(GmailFixture.ADDRESS, id.value());

    Page page = page(cursor);

    assertEquals(new Change.Removed(id), page.changes().get(0));
    assertEquals(there, page.changes().get(1).id());
  }

  @Test
  void pagesThroughMoreThanAPageOfMailsOfOneSecond() {
    for (int n = 0; n < 250; n++) {
      gmail.deliver(GmailFixture.mail("m" + n, "Mail " + n, ""), GmailFixture.T0);
    }
    deliver(1, GmailFixture.T0.plus(Duration.ofDays(400)));

    List<ProviderId> told = new ArrayList<>();
    Cursor cursor = start();
    boolean more = true;
    while (more) {
      Page page = page(cursor);
      assertTrue(page.changes().size() <= 100);
      told.addAll(ids(page));
      cursor = page.next();
      more = page.more();
    }

    assertEquals(251, told.size());
    assertEquals(251, new HashSet<>(told).size());
  }

  @Test
  void fallsBackToOneLabelWhenTheMailboxTakesNoMore() {
    gmail.sandbox.labelLimit(3);
    List<Stamp> stamps =
        IntStream.range(0, 4).mapToObj(n -> new Stamp(deliver(n), "T-" + n)).toList();

    Map<ProviderId, Answer<Stamp>> answers = driver.stamp(GmailFixture.MAILBOX, stamps);

    answers.values().forEach(answer -> assertInstanceOf(Answer.Got.class, answer));
    assertEquals(List.of("Threadmark/Ticket T-0"), stampsOf(stamps.get(0).id()));
    assertEquals(List.of("Threadmark/handled"), stampsOf(stamps.get(3).id()));
  }

  @Test
  void refusesToStampWhereThereIsNoRoomForASingleLabel() {
    gmail.sandbox.labelLimit(0);
    ProviderId id = deliver(1);

    assertInstanceOf(
        Answer.Refused.class,
        driver.stamp(GmailFixture.MAILBOX, List.of(new Stamp(id, "T-1"))).get(id));
  }

  @Test
  void replacesTheStampOfAnotherTicket() {
    ProviderId id = deliver(1);
    driver.stamp(GmailFixture.MAILBOX, List.of(new Stamp(id, "T-1")));

    driver.stamp(GmailFixture.MAILBOX, List.of(new Stamp(id, "T-2")));

    assertEquals(List.of("Threadmark/Ticket T-2"), stampsOf(id));
  }

  @Test
  void makesALabelAnewThatSomebodyDeleted() throws IOException {
    ProviderId id = deliver(1);
    Stamp stamp = new Stamp(id, "T-1");
    driver.stamp(GmailFixture.MAILBOX, List.of(stamp));
    var labels = gmail.sdk().users().labels();
    for (var label : labels.list("me").execute().getLabels()) {
      if (label.getName().endsWith("T-1")) {
        labels.delete("me", label.getId()).execute();
      }
    }

    assertInstanceOf(
        Answer.Later.class, driver.stamp(GmailFixture.MAILBOX, List.of(stamp)).get(id));
    assertEquals(
        new Answer.Got<>(stamp), driver.stamp(GmailFixture.MAILBOX, List.of(stamp)).get(id));
  }

  @Test
  void sharesLabelsWithAnotherWorkerThatMadeThemFirst() {
    ProviderId id = deliver(1);
    GmailMailbox other = gmail.driver("sandbox-other");
    driver.stamp(GmailFixture.MAILBOX, List.of(new Stamp(id, "T-0")));
    other.stamp(GmailFixture.MAILBOX, List.of(new Stamp(id, "T-1")));

    Stamp stamp = new Stamp(id, "T-1");

    assertEquals(
        new Answer.Got<>(stamp), driver.stamp(GmailFixture.MAILBOX, List.of(stamp)).get(id));
    assertEquals(List.of("Threadmark/Ticket T-1"), stampsOf(id));
  }

  @Test
  void readsTheTextOfAMailThatBearsAFileName() {
    gmail.deliver(
        """
        Message-ID: <named@x>
        Content-Type: text/plain; charset=iso-8859-1; name=body.txt
        Content-Transfer-Encoding: quoted-printable

        Hell=F6
        """);

    Change.Arrived arrived = (Change.Arrived) page(start()).changes().get(0);

    assertEquals("Hellö", arrived.mail().body().text().orElseThrow().strip());
    assertEquals(List.of(), arrived.mail().attachments());
  }

  @Test
  void takesAnEnclosedMessageAndAReportForOneAttachmentEach() {
    gmail.deliver(
        """
        Message-ID: <report@x>
        Content-Type: multipart/report; boundary=a

        --a
        Content-Type: text/plain

        It failed.
        --a
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example
        --a
        Content-Type: message/rfc822

        Subject: original
        Content-Type: text/plain

        Not our words.
        --a--
        """);

    Change.Arrived arrived = (Change.Arrived) page(start()).changes().get(0);

    assertEquals("It failed.", arrived.mail().body().text().orElseThrow().strip());
    assertEquals(
        List.of("message/delivery-status", "message/rfc822"),
        arrived.mail().attachments().stream().map(attachment -> attachment.type()).toList());
  }

  @Test
  void doesNotKnowForeignCursors() {
    for (String value : List.of("", "history:", "scan:1:2", "delta:1", "history:-1")) {
      assertInstanceOf(
          Answer.Gone.class, driver.changesSince(GmailFixture.MAILBOX, new Cursor(value)));
    }
  }

  private ProviderId deliver(int number) {
    return deliver(number, GmailFixture.T0.plusSeconds(number));
  }

  private ProviderId deliver(int number, Instant at) {
    return new ProviderId(
        gmail.deliver(GmailFixture.mail("d" + number + "@x", "Mail " + number, ""), at));
  }

  private Cursor start() {
    return ((Answer.Got<Cursor>) driver.startAt(GmailFixture.MAILBOX, GmailFixture.T0)).value();
  }

  private Cursor drainedBefore(ProviderId id) {
    Cursor end = drained(start());
    long historyId = Long.parseLong(end.value().replace("history:", ""));
    return new Cursor("history:" + (historyId - 1));
  }

  private Cursor drained(Cursor cursor) {
    Page page = page(cursor);
    return page.more() ? drained(page.next()) : page.next();
  }

  private Page page(Cursor cursor) {
    return ((Answer.Got<Page>) driver.changesSince(GmailFixture.MAILBOX, cursor)).value();
  }

  private Answer.Later<Page> later(Cursor cursor) {
    return (Answer.Later<Page>) driver.changesSince(GmailFixture.MAILBOX, cursor);
  }

  private static List<ProviderId> ids(Page page) {
    return page.changes().stream().map(Change::id).toList();
  }

  private List<String> stampsOf(ProviderId id) {
    return gmail.sandbox.messages(GmailFixture.ADDRESS).stream()
        .filter(message -> message.id().equals(id.value()))
        .flatMap(message -> message.stamps().stream())
        .toList();
  }

  private void relabel(ProviderId id, List<String> add, List<String> remove) throws IOException {
    gmail
        .sdk()
        .users()
        .messages()
        .modify(
            "me",
            id.value(),
            new ModifyMessageRequest().setAddLabelIds(add).setRemoveLabelIds(remove))
        .execute();
  }
}
