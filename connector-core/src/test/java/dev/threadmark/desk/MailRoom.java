package dev.threadmark.desk;

import dev.threadmark.cases.Pages;
import dev.threadmark.cases.StampsOnly;
import dev.threadmark.cases.TestKeys;
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
import dev.threadmark.store.Family;
import dev.threadmark.store.Hash;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A mailbox whose mail is handled page by page, and the people who sort it. */
final class MailRoom {
  static final MailboxId DESK = new MailboxId("lumen", new Address("support@lumen.example"));
  static final Address ANA = new Address("ana@lumen.example");

  final SetClock clock;
  final StampsOnly provider;
  final Engine engine;
  private final PageHandler pages;
  private final Mailbox mailbox;

  MailRoom(Table table, SetClock clock, StampsOnly provider) {
    this.clock = clock;
    this.provider = provider;
    engine = Engine.over(table, TestKeys.ONE, clock, (delivery, mark) -> {});
    pages = Pages.of(engine, clock);
    mailbox = new Mailbox(DESK, provider, Policy.DEFAULT, clock.instant());
  }

  MailRoom(Table table) {
    this(table, new SetClock(), new StampsOnly());
  }

  /** The same tables by another worker. */
  MailRoom over(Table table) {
    return new MailRoom(table, clock, provider);
  }

  /** A mail of Kim's; the ticket that it is on. */
  TicketId kim(String id, String subject, String more) {
    return deliver("kim@customer.example", id, subject, more);
  }

  /**
   * @param id before the @
   * @param more further header lines
   */
  TicketId deliver(String from, String id, String subject, String more) {
    clock.pass(Duration.ofMinutes(1));
    String raw =
        "From: %s\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s@x.example>\r\n%s\r\nAbout %s.\r\n"
            .formatted(from, DESK.address(), subject, id, more, id);
    try {
      Delivery delivery =
          new Delivery(
              DESK,
              new ProviderId("id-" + id),
              Folder.INBOX,
              clock.instant(),
              Optional.empty(),
              Optional.empty());
      var mail = MimeReader.read(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
      Page page = new Page(List.of(new Change.Arrived(delivery, mail)), new Cursor("next"), false);
      pages.handle(mailbox, page).ifPresent(why -> fail(why));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TicketId(mark(id).ticket().orElseThrow());
  }

  private static void fail(Object why) {
    throw new AssertionError("a page was not handled: " + why);
  }

  static String answers(String id) {
    return "In-Reply-To: <" + id + "@x.example>\r\n";
  }

  static String refersTo(String... ids) {
    StringBuilder line = new StringBuilder("References:");
    for (String id : ids) {
      line.append(" <").append(id).append("@x.example>");
    }
    return line.append("\r\n").toString();
  }

  MailMark mark(String id) {
    return engine
        .journal()
        .all(DESK)
        .filter(mark -> mark.messageId().equals(id + "@x.example") && !mark.copy())
        .findFirst()
        .orElseThrow();
  }

  Done<Ticket> split(TicketId ticket, String id, Optional<TicketId> into) {
    return engine
        .splitting()
        .split(DESK, provider, ticket, OptionalInt.empty(), name(id), into, ANA);
  }

  /** The ticket that a message is on once it has been split off. */
  TicketId splitOff(TicketId ticket, String id) {
    return so(split(ticket, id, Optional.empty())).id();
  }

  Done<Ticket> unmerge(TicketId ticket) {
    return engine.unmerging().unmerge(DESK, ticket, OptionalInt.empty(), ANA);
  }

  Ticket merge(TicketId gone, TicketId into) {
    return so(engine.desk().merge(DESK, gone, OptionalInt.empty(), into, ANA));
  }

  static Ticket so(Done<Ticket> done) {
    if (done instanceof Done.So<Ticket> so) {
      return so.value();
    }
    throw new AssertionError("it was not done: " + done);
  }

  static String name(String id) {
    return Hash.name("id-" + id);
  }

  Ticket ticket(TicketId id) {
    return engine.tickets().find(DESK, id).orElseThrow().ticket();
  }

  /** The Message-IDs, before the @, of what people see on a ticket. */
  List<String> on(TicketId id) {
    return Family.of(engine.tickets(), ticket(id)).messages().stream()
        .map(Message::messageId)
        .map(whole -> whole.replace("@x.example", ""))
        .toList();
  }

  /** Tickets of the list, with their messages. */
  Map<String, List<String>> shown() {
    Map<String, List<String>> shown = new TreeMap<>();
    engine
        .list()
        .all(DESK)
        .forEach(line -> shown.put(line.ticket(), on(new TicketId(line.ticket()))));
    return shown;
  }

  String stampOf(String id) {
    return provider.stamps().get(new ProviderId("id-" + id));
  }
}
