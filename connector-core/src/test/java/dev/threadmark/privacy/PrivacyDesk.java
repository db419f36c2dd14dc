package dev.threadmark.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.cases.Pages;
import dev.threadmark.cases.StampsOnly;
import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.PageHandler;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.Table;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A mailbox over a table; its mails come as pages of a provider do. */
final class PrivacyDesk {
  static final MailboxId SUPPORT = new MailboxId("lumen", new Address("support@lumen.example"));
  static final MailboxId SALES = new MailboxId("lumen", new Address("sales@lumen.example"));
  static final Address ANA = new Address("ana@lumen.example");

  /** Strangers are held, openers told, Ana is one of us. */
  static final Policy POLICY =
      new Policy(
          java.util.Set.of(),
          java.util.Set.of(ANA),
          Policy.Guests.HOLD,
          Policy.DEFAULT.reopenFor(),
          Policy.DEFAULT.oldAfter(),
          Policy.DEFAULT.veryOldAfter(),
          Policy.DEFAULT.continues(),
          Policy.DEFAULT.senders(),
          Optional.of(Acknowledgement.of("We have your mail about {subject}. Ticket {ticket}")));

  final SetClock clock;
  final Table table;
  final Engine engine;
  private final PageHandler pages;

  PrivacyDesk(Table table, SetClock clock) {
    this.table = table;
    this.clock = clock;
    engine = Engine.over(table, TestKeys.ONE, clock, (delivery, mark) -> {});
    pages = Pages.of(engine, clock);
    for (MailboxId mailbox : List.of(SUPPORT, SALES)) {
      engine.mailboxes().begin(mailbox, Instant.EPOCH);
    }
  }

  /** One that forgets what was closed so many days ago. */
  Retention retention(int days) {
    return new Retention(
        table, Map.of(SUPPORT, Optional.of(Duration.ofDays(days)), SALES, Optional.empty()), clock);
  }

  /** Runs the lap of a day to its end. */
  void lap(int days) {
    Retention retention = retention(days);
    int runs = 0;
    while (!retention.run().over()) {
      assertEquals(true, ++runs < 1_000, "a lap ends");
    }
  }

  MailMark mail(String raw) {
    return mail(SUPPORT, raw);
  }

  /** A mail that comes now; what became of it. */
  MailMark mail(MailboxId mailbox, String raw) {
    List<MailMark> marks = new ArrayList<>();
    Change.Arrived mail = arrived(mailbox, raw);
    Mailbox own = new Mailbox(mailbox, new StampsOnly(), POLICY, Instant.EPOCH);
    assertEquals(
        Optional.empty(), pages.handle(own, new Page(List.of(mail), new Cursor("next"), false)));
    engine
        .journal()
        .all(mailbox)
        .filter(mark -> mark.providerId().equals(mail.delivery().id().value()))
        .forEach(marks::add);
    return marks.get(0);
  }

  private Change.Arrived arrived(MailboxId mailbox, String raw) {
    byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    try {
      return new Change.Arrived(
          new Delivery(
              mailbox,
              new ProviderId("p" + Math.abs(raw.hashCode())),
              raw.contains("From: support@lumen.example") ? Folder.SENT : Folder.INBOX,
              clock.instant(),
              Optional.empty(),
              Optional.empty()),
          MimeReader.read(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TicketId ticketOf(MailMark mark) {
    return new TicketId(mark.ticket().orElseThrow());
  }

  Ticket ticket(TicketId id) {
    return engine.tickets().find(SUPPORT, id).orElseThrow().ticket();
  }

  boolean has(TicketId id) {
    return engine.tickets().find(SUPPORT, id).isPresent();
  }

  void close(TicketId id) {
    engine.desk().act(SUPPORT, id, OptionalInt.empty(), new Act.Turn(Status.CLOSED), ANA);
  }

  void days(int days) {
    clock.pass(Duration.ofDays(days));
  }

  static String question(String id, String from, String subject, String text) {
    return "Message-ID: <%s>\nFrom: %s\nTo: support@lumen.example\nSubject: %s\n\n%s\n"
        .formatted(id, from, subject, text);
  }

  static String answer(String id, String from, String subject, String answers, String text) {
    return "Message-ID: <%s>\nFrom: %s\nTo: support@lumen.example\nSubject: %s\nIn-Reply-To: <%s>\nReferences: <%s>\n\n%s\n"
        .formatted(id, from, subject, answers, answers, text);
  }
}
