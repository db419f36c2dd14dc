package dev.threadmark.notice;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.desk.Desk;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.Dispatcher;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.outbox.Patience;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MemorySender;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.Changes;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.People;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.View;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.ServiceLevel;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Tickets in memory, a channel that remembers, and mail that goes nowhere. */
final class NoticeDesk {
  static final MailboxId SUPPORT = new MailboxId("lumen", new Address("support@lumen.example"));
  static final Address ANA = new Address("ana@lumen.example");
  static final Address BO = new Address("bo@lumen.example");
  static final Address KIM = new Address("kim@customer.example");

  /** Four hours, at any time of the day. */
  static final ServiceLevel LEVEL =
      new ServiceLevel(
          Duration.ofHours(4),
          EnumSet.allOf(DayOfWeek.class),
          LocalTime.MIDNIGHT,
          LocalTime.MIDNIGHT,
          ZoneOffset.UTC,
          Set.of());

  final SetClock clock;
  final Table table;
  final MemorySender sender;
  final People people;
  final List<Notice> told = new ArrayList<>();
  private final TicketStore tickets;
  private final View view;
  private final Desk desk;
  private final Dispatcher dispatcher;
  private Notifier notifier;

  NoticeDesk() {
    this(new MemoryTable(), new SetClock(), new MemorySender());
  }

  NoticeDesk(Table table, SetClock clock, MemorySender sender) {
    this.table = table;
    this.clock = clock;
    this.sender = sender;
    people = new People(table);
    tickets = new TicketStore(table);
    view = new View(new TicketList(table), new Changes(table), Optional.empty(), clock);
    desk = new Desk(tickets, view, clock);
    dispatcher =
        new Dispatcher(
            new OutboxStore(table),
            new KeyIndex(table),
            any -> Optional.of(sender),
            Patience.DEFAULT,
            clock);
    staffed(Set.of(ANA), Optional.of(LEVEL));
  }

  /** As after a change of settings. */
  void staffed(Set<Address> listed, Optional<ServiceLevel> level) {
    notifier =
        new Notifier(
            table,
            List.of(new Remembering()),
            List.of(
                new Staff(SUPPORT, listed, Set.of(new Address("help@lumen.example")), level, true)),
            Optional.of(new Notifier.Mails(TestKeys.ONE, "https://desk.example/console/")),
            clock);
  }

  private final class Remembering implements Channel {
    @Override
    public String name() {
      return "memory";
    }

    @Override
    public Told tell(Notice notice, Instant now) {
      told.add(notice);
      return new Told.Done();
    }
  }

  /** Kim opens a ticket. */
  TicketId opened(String root) {
    TicketId id = TicketId.derive(root);
    Instant now = clock.instant();
    tickets.begin(
        id,
        List.of(new TicketEvent.Opened(now, SUPPORT, root, "Lamp"), mail(root, now)),
        new MailMark(
            root,
            root,
            "p",
            SUPPORT.address().value(),
            Optional.of(id.value()),
            "open",
            "new",
            "because",
            "human",
            now),
        List.of());
    shown(id);
    return id;
  }

  /** Kim writes again. */
  void writes(TicketId id, String messageId) {
    TicketStore.Stored was = tickets.find(SUPPORT, id).orElseThrow();
    tickets.add(was, List.of(mail(messageId, clock.instant())), Optional.empty());
    shown(id);
  }

  private void shown(TicketId id) {
    view.show(SUPPORT, List.of(tickets.find(SUPPORT, id).orElseThrow().ticket()));
  }

  private static TicketEvent mail(String id, Instant now) {
    Message message =
        new Message(
            id,
            "p",
            KIM.value(),
            "Kim",
            now,
            false,
            "Lamp",
            "human",
            "It is dark: " + id,
            List.of(),
            List.of(),
            List.of(),
            "new",
            "because",
            Role.REQUESTER,
            Optional.empty());
    return new TicketEvent.MessageAdded(
        now, message, Map.of(KIM, Role.REQUESTER), Set.of(), true, Status.OPEN);
  }

  void act(TicketId id, Act act, Address by) {
    desk.act(SUPPORT, id, OptionalInt.empty(), act, by);
  }

  /** What the timer does. */
  void keep() {
    notifier.follow(SUPPORT);
    remind();
    dispatcher.run(100);
    notifier.tell(100);
  }

  void remind() {
    notifier.remind(100);
  }

  /** The timer, until all that could wait has waited. */
  void rest() {
    for (int i = 0; i < 6; i++) {
      keep();
      clock.pass(Duration.ofMinutes(3));
    }
  }

  /** What went to somebody, in order. */
  List<OutgoingMail> mails(Address to) {
    return sender.sent().values().stream()
        .flatMap(List::stream)
        .filter(mail -> mail.to().equals(List.of(to)))
        .sorted(Comparator.comparing(OutgoingMail::writtenAt))
        .toList();
  }

  List<String> types() {
    return told.stream().map(Notice::type).toList();
  }
}
