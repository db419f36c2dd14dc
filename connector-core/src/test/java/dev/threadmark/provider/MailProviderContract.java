package dev.threadmark.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.NamedAddress;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MailProvider} keeps to, whatever provider stands behind it. */
public abstract class MailProviderContract extends MailProviderHarness {
  private static final Instant T0 = Instant.parse("2026-11-02T10:00:00Z");

  @Test
  void startsAtAnInstantAndTellsWhatCameFromThenOn() {
    deliver(SampleMails.plain(1), Folder.INBOX, T0);
    ProviderId second = deliver(SampleMails.plain(2), Folder.INBOX, T0.plusSeconds(3600));
    ProviderId third = deliver(SampleMails.plain(3), Folder.INBOX, T0.plusSeconds(7200));

    Told told = drain(got(provider().startAt(mailbox(), T0.plusSeconds(3600))));

    assertEquals(List.of(second, third), told.ids());
  }

  /** What the provider found out about an author stands on top; what a mail brings, below. */
  @Test
  void tellsAuthenticationResultsTopmostFirst() {
    Mail mail = delivered(SampleMails.withTwoResults(), Folder.INBOX);

    assertEquals(
        List.of("mx.one.example; dmarc=fail", "mx.two.example; dmarc=pass"),
        mail.headers().all("Authentication-Results"));
  }

  @Test
  void pagesThroughManyMailsOnceEachInOrder() {
    List<ProviderId> delivered = deliverPlain(0, 250);

    Told told = drain(start());

    assertEquals(delivered, told.ids());
    assertTrue(told.pages() > 1, "250 mails are more than a page");
  }

  @Test
  void tellsTheSameAgainForTheSameCursor() {
    deliverPlain(0, 3);
    Cursor cursor = start();

    assertEquals(drain(cursor).changes(), drain(cursor).changes());
  }

  @Test
  void tellsArrivalsAfterTheCursorAndNothingElse() {
    deliverPlain(0, 3);
    Told first = drain(start());
    assertEquals(List.of(), drain(first.next()).changes());

    List<ProviderId> later = deliverPlain(3, 2);

    Told second = drain(first.next());
    assertEquals(later, second.ids());
    assertEquals(List.of(), drain(second.next()).changes());
  }

  @Test
  void tellsMailThatArrivesBetweenTwoPages() {
    deliverPlain(0, 150);
    Page page = got(provider().changesSince(mailbox(), start()));
    ProviderId late = deliver(SampleMails.plain(150), Folder.INBOX, T0.plusSeconds(150));

    List<ProviderId> ids = new ArrayList<>(drain(page.next()).ids());
    page.changes().forEach(change -> ids.add(change.id()));

    assertTrue(ids.contains(late));
    assertEquals(151, new HashSet<>(ids).size());
  }

  @Test
  void tellsOnWhichSideOfTheMailboxAMailLies() {
    ProviderId in = deliver(SampleMails.plain(1), Folder.INBOX, T0);
    ProviderId out = deliver(SampleMails.plain(2), Folder.SENT, T0.plusSeconds(60));

    Told told = drain(start());

    assertEquals(2, told.arrived().size());
    told.arrived()
        .forEach(
            arrived -> {
              assertEquals(
                  arrived.id().equals(out) ? Folder.SENT : Folder.INBOX,
                  arrived.delivery().folder());
              assertEquals(mailbox(), arrived.delivery().mailbox());
            });
    assertTrue(told.ids().containsAll(List.of(in, out)));
  }

  @Test
  void tellsWhenAMailWasTakenIn() {
    deliver(SampleMails.plain(1), Folder.INBOX, T0.plusSeconds(7));

    assertEquals(T0.plusSeconds(7), drain(start()).only().delivery().receivedAt());
  }

  @Test
  void readsWhoWroteToWhomAboutWhat() {
    Mail mail = delivered(SampleMails.rich(), Folder.INBOX);

    assertEquals(new MessageId("Rich+1@sender.example"), mail.id());
    assertFalse(mail.idDerived());
    assertEquals(List.of(new MessageId("parent@acme.example")), mail.inReplyTo());
    assertEquals(
        List.of(new MessageId("root@sender.example"), new MessageId("parent@acme.example")),
        mail.references());
    assertEquals("Jürgen Müller <juergen@sender.example>", text(mail.parties().from()));
    assertEquals(
        List.of("Support, Acme <support@acme.example>", "second@acme.example"),
        mail.parties().to().stream().map(NamedAddress::toString).toList());
    assertEquals("René <rene@partner.example>", mail.parties().cc().get(0).toString());
    assertEquals("Office <office@sender.example>", mail.parties().replyTo().get(0).toString());
    assertEquals("Re: Grüße aus Köln", mail.subject());
    assertEquals(2, mail.headers().all("received").size());
    assertEquals(Optional.of("Example Mail 1.0"), mail.headers().first("X-Mailer"));
  }

  @Test
  void readsWhenAMailWasWritten() {
    assertEquals(
        Optional.of(Instant.parse("2026-11-02T11:30:00Z")),
        delivered(SampleMails.rich(), Folder.INBOX).date());
  }

  @Test
  void readsTheWordsInTheFormsThatTheProviderKeeps() {
    Mail rich = delivered(SampleMails.rich(), Folder.INBOX);

    assertTrue(rich.body().html().orElseThrow().contains("<b>Grüße</b>"));
    rich.body().text().ifPresent(text -> assertEquals("Schöne Grüße", text.strip()));
  }

  @Test
  void readsPlainTextAsText() {
    Mail mail = delivered(SampleMails.plain(5), Folder.INBOX);

    assertEquals("How do I switch on lamp 5?", mail.body().text().orElseThrow().strip());
    assertEquals(Optional.empty(), mail.body().html());
  }

  @Test
  void readsHtmlAsHtml() {
    Mail mail = delivered(SampleMails.htmlOnly(), Folder.INBOX);

    assertTrue(mail.body().html().orElseThrow().contains("<b>dark</b>"));
    assertEquals(Optional.empty(), mail.body().text());
  }

  @Test
  void tellsWhatIsAttached() {
    List<Attachment> attachments = delivered(SampleMails.rich(), Folder.INBOX).attachments();

    assertEquals(1, attachments.size());
    assertEquals("Rechnung.pdf", attachments.get(0).name());
    assertEquals("application/pdf", attachments.get(0).type());
    assertFalse(attachments.get(0).inline());
    assertTrue(attachments.get(0).size() > 0);
  }

  @Test
  void readsSentMailAsWellAsReceived() {
    Mail mail = delivered(SampleMails.rich(), Folder.SENT);

    assertEquals(new MessageId("Rich+1@sender.example"), mail.id());
    assertEquals("Jürgen Müller <juergen@sender.example>", text(mail.parties().from()));
    assertEquals(2, mail.parties().to().size());
    assertEquals("René <rene@partner.example>", mail.parties().cc().get(0).toString());
    assertEquals("Re: Grüße aus Köln", mail.subject());
  }

  @Test
  void derivesAnIdForMailWithout() {
    Mail mail = delivered(SampleMails.withoutMessageId(), Folder.INBOX);

    assertTrue(mail.idDerived());
  }

  @Test
  void stampsSoThatOthersSeeIt() {
    ProviderId id = deliver(SampleMails.plain(1), Folder.INBOX, T0);
    Stamp stamp = new Stamp(id, "T-1A2B");

    assertEquals(stamp, got(provider().stamp(mailbox(), List.of(stamp)).get(id)));
    assertEquals(stamp, got(provider().stamp(mailbox(), List.of(stamp)).get(id)));

    assertEquals(List.of("T-1A2B"), stampsOf(id));
    assertEquals(Optional.of("T-1A2B"), drain(start()).only().delivery().ticket());
  }

  @Test
  void stampsAHundredMailsAtOnce() {
    List<Stamp> stamps =
        deliverPlain(0, 100).stream().map(id -> new Stamp(id, "T-" + id.hashCode())).toList();

    Map<ProviderId, Answer<Stamp>> answers = provider().stamp(mailbox(), stamps);

    stamps.forEach(stamp -> assertEquals(stamp, got(answers.get(stamp.id()))));
    stamps.forEach(stamp -> assertEquals(List.of(stamp.ticket()), stampsOf(stamp.id())));
  }

  @Test
  void tellsThatAMailToStampIsGoneAndStampsTheOthers() {
    ProviderId gone = deliver(SampleMails.plain(1), Folder.INBOX, T0);
    ProviderId there = deliver(SampleMails.plain(2), Folder.INBOX, T0);
    remove(gone);

    var answers =
        provider().stamp(mailbox(), List.of(new Stamp(gone, "T-1"), new Stamp(there, "T-2")));

    assertInstanceOf(Answer.Gone.class, answers.get(gone));
    assertInstanceOf(Answer.Got.class, answers.get(there));
  }

  @Test
  void isNotRungForEverByItsOwnStamps() {
    deliverPlain(0, 30);
    Told told = drain(start());
    for (int round = 0; round < 3 && !told.changes().isEmpty(); round++) {
      provider()
          .stamp(mailbox(), told.ids().stream().distinct().map(i -> new Stamp(i, "T-1")).toList());
      told = drain(told.next());
    }

    assertEquals(List.of(), told.changes());
  }

  @Test
  void givesTheRawBytesThatWereDelivered() throws IOException {
    byte[] raw = SampleMails.rich();
    ProviderId id = deliver(raw, Folder.INBOX, T0);

    try (InputStream in = got(provider().raw(mailbox(), id))) {
      assertArrayEquals(raw, in.readAllBytes());
    }
  }

  @Test
  void tellsThatARawMailIsGone() {
    ProviderId id = deliver(SampleMails.plain(1), Folder.INBOX, T0);
    remove(id);

    assertInstanceOf(Answer.Gone.class, provider().raw(mailbox(), id));
  }

  @Test
  void tellsThatACursorHasExpiredAndCanStartAgain() {
    ProviderId id = deliver(SampleMails.plain(1), Folder.INBOX, T0);
    Cursor old = drain(start()).next();
    expireCursors();

    assertInstanceOf(Answer.Gone.class, provider().changesSince(mailbox(), old));
    assertEquals(List.of(id), drain(start()).ids());
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "2.128"})
  void comesBackLaterWhenThrottledForAsLongAsTheProviderSays(String seconds) {
    Duration wait = Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
    for (Supplier<Answer<?>> call : calls()) {
      answerNext(1, 429, Map.of("Retry-After", seconds));
      assertEquals(Optional.of(wait), later(call.get()).after());
    }
  }

  @Test
  void comesBackLaterWhenThrottledWithoutATime() {
    for (Supplier<Answer<?>> call : calls()) {
      answerNext(1, 429, Map.of());
      assertEquals(Optional.empty(), later(call.get()).after());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void comesBackLaterWhenTheProviderIsIll(int status) {
    for (Supplier<Answer<?>> call : calls()) {
      answerNext(1, status, Map.of());
      later(call.get());
    }
  }

  @Test
  void comesBackLaterWhenTheConnectionIsCut() {
    for (Supplier<Answer<?>> call : calls()) {
      cutNext(1);
      later(call.get());
    }
  }

  @Test
  void takesNoPermissionForAnAnswer() {
    for (Supplier<Answer<?>> call : calls()) {
      answerNext(1, 403, Map.of());
      assertInstanceOf(Answer.Refused.class, call.get());
    }
  }

  @Test
  void watchesOnceHoweverOftenItIsAsked() {
    deliver(SampleMails.plain(1), Folder.INBOX, T0);
    got(provider().watch(mailbox()));
    int once = watches();

    got(provider().watch(mailbox()));
    got(provider().watch(mailbox()));

    assertTrue(once > 0);
    assertEquals(once, watches());
  }

  @Test
  void tellsWhenAWatchEndsAsTheProviderSaysIt() {
    deliver(SampleMails.plain(1), Folder.INBOX, T0);
    grantWatchesFor(Duration.ofHours(5));
    assertEquals(watchedUntil(got(provider().watch(mailbox()))), watchedUntil());

    grantWatchesFor(Duration.ofHours(30));
    Instant renewed = watchedUntil(got(provider().watch(mailbox())));

    assertEquals(watchedUntil(), renewed);
  }

  private static Instant watchedUntil(Watch watch) {
    return watch.expiresAt();
  }

  /** One call of each kind that reads, marks or watches; a mail and a cursor stand ready. */
  private List<Supplier<Answer<?>>> calls() {
    ProviderId id = deliver(SampleMails.plain(1), Folder.INBOX, T0);
    Cursor cursor = start();
    Stamp stamp = new Stamp(id, "T-1");
    return List.of(
        () -> provider().changesSince(mailbox(), cursor),
        () -> provider().raw(mailbox(), id),
        () -> provider().stamp(mailbox(), List.of(stamp)).get(id),
        () -> provider().watch(mailbox()));
  }

  private Cursor start() {
    return got(provider().startAt(mailbox(), T0.minusSeconds(60)));
  }

  private List<ProviderId> deliverPlain(int from, int count) {
    List<ProviderId> ids = new ArrayList<>();
    for (int n = from; n < from + count; n++) {
      ids.add(deliver(SampleMails.plain(n), Folder.INBOX, T0.plusSeconds(n)));
    }
    return ids;
  }

  private Mail delivered(byte[] raw, Folder folder) {
    deliver(raw, folder, T0);
    return drain(start()).only().mail();
  }

  private static String text(Optional<NamedAddress> address) {
    return address.map(NamedAddress::toString).orElse("nobody");
  }
}
