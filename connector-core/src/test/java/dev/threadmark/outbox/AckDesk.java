package dev.threadmark.outbox;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Intake;
import dev.threadmark.engine.Understanding;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.Table;
import dev.threadmark.provider.MailSender;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A mailbox that acknowledges: mails go straight to its intake, what it owes to a sender. */
final class AckDesk {
  static final MailboxId SUPPORT = new MailboxId("acme", new Address("support@acme.example"));
  static final Policy ACKNOWLEDGING =
      Policy.DEFAULT.acknowledging(
          Acknowledgement.of("We have your mail about {subject}.\n\n-- \nTicket {ticket}\n"));

  private final SetClock clock;
  private final Intake intake;
  private final Dispatcher dispatcher;
  final OutboxStore outbox;
  final TicketStore tickets;

  AckDesk(Table table, SetClock clock, MailSender sender) {
    this.clock = clock;
    this.outbox = new OutboxStore(table);
    this.tickets = new TicketStore(table);
    KeyIndex keys = new KeyIndex(table);
    Acknowledger acknowledger =
        new Acknowledger(new AnswerLog(table), outbox, TestKeys.ONE, PageLinks.NONE);
    intake = Intake.over(table, TestKeys.ONE, Optional.of(acknowledger));
    dispatcher =
        new Dispatcher(outbox, keys, mailbox -> Optional.of(sender), Patience.DEFAULT, clock);
  }

  MailMark take(String raw) {
    return take(raw, ACKNOWLEDGING);
  }

  MailMark take(String raw, Policy policy) {
    return intake.take(arrival(raw), "provider-id", policy);
  }

  MailMark takeAs(Arrival arrival) {
    return intake.take(arrival, "provider-id", ACKNOWLEDGING);
  }

  Arrival arrival(String raw) {
    byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    try {
      return Understanding.of(
          SUPPORT,
          MimeReader.read(new ByteArrayInputStream(bytes)),
          clock.instant(),
          false,
          Optional.empty(),
          TestKeys.ONE,
          SenderCheck.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Dispatcher.Round dispatch() {
    return dispatcher.run(100);
  }

  /** Runs the dispatcher whenever something is due, until nothing is. */
  void dispatchToTheEnd() {
    for (Optional<java.time.Instant> next = dispatch().next();
        next.isPresent();
        next = dispatch().next()) {
      Duration wait = Duration.between(clock.instant(), next.get());
      clock.pass(wait.isNegative() ? Duration.ofSeconds(1) : wait.plusMillis(1));
    }
  }

  <E extends TicketEvent> List<E> events(MailMark mark, Class<E> type) {
    return tickets.events(SUPPORT, new TicketId(mark.ticket().orElseThrow())).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  static String question(String id, String from, String subject, String more) {
    return """
        Message-ID: <%s>
        From: Ada <%s>
        To: support@acme.example
        Subject: %s
        %s
        Where is my lamp?
        """
        .formatted(id, from, subject, more);
  }

  /** Each about something else: the guard takes subjects that differ in numbers for one. */
  static String question(int number) {
    String what = "lamp ".repeat(number).strip();
    return question("q" + number + "@sender.example", "ada@sender.example", what, "");
  }
}
