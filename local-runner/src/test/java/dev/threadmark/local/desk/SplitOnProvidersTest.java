package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.desk.Done;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.sandbox.SandboxProvider.StoredMessage;
import dev.threadmark.store.Family;
import dev.threadmark.store.Hash;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that a person put elsewhere, in the mailboxes: through the real drivers, and back. */
class SplitOnProvidersTest {

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void theMailboxShowsTheNewTicketAndAnswersFollow(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      TicketId lamp = twoMatters(desk);
      TicketId bill = split(desk, lamp, "bill@customer.example", Optional.empty());

      assertNotEquals(lamp, bill);
      assertEquals(List.of(bill.value()), stamps(desk, 1));
      assertEquals(List.of(lamp.value()), stamps(desk, 0));
      desk.kimWrites("bill2@customer.example", "Re: Lamp", "bill@customer.example");
      desk.kimWrites("lamp2@customer.example", "Re: Lamp", "lamp@customer.example");
      desk.sweep();
      assertEquals(
          Map.of(lamp.value(), List.of("lamp", "lamp2"), bill.value(), List.of("bill", "bill2")),
          shown(desk.engine));
      assertEquals(List.of(bill.value()), stamps(desk, 2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aRebuildEndsWithTheMailWhereThePersonPutIt(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      TicketId lamp = twoMatters(desk);
      TicketId bill = split(desk, lamp, "bill@customer.example", Optional.empty());
      desk.kimWrites("chair@customer.example", "Chair", "");
      desk.kimWrites("lamp2@customer.example", "Re: Lamp", "lamp@customer.example");
      desk.kimWrites("bill2@customer.example", "Re: Lamp", "bill@customer.example");
      desk.sweep();
      TicketId chair = ticketOf(desk.engine, "chair");
      split(desk, lamp, "lamp2@customer.example", Optional.of(chair));
      Map<String, List<String>> before = shown(desk.engine);
      assertEquals(3, before.size());

      Engine again = rebuilt(desk);

      assertEquals(before, shown(again));
      assertEquals(
          again.tickets().find(HelpDesk.DESK, bill).orElseThrow().ticket().parted(), Set.of(lamp));
      // What was parted stays so for mail that comes after it.
      desk.kimAnswers(
          "late@customer.example", "Re: Lamp", "bill@customer.example", "lamp@customer.example");
      again.sync().run(desk.mailbox());
      assertEquals(bill, ticketOf(again, "late"));
      assertEquals(List.of("chair", "lamp2"), shown(again).get(chair.value()));
      assertEquals(List.of("lamp"), shown(again).get(lamp.value()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aRebuildKeepsTheRestWhereTheFirstMailLeft(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      TicketId lamp = twoMatters(desk);
      split(desk, lamp, "lamp@customer.example", Optional.empty());
      Map<String, List<String>> before = shown(desk.engine);
      assertEquals(List.of("bill"), before.get(lamp.value()));
      Engine again = rebuilt(desk);
      assertEquals(before, shown(again));
      desk.kimAnswers(
          "late@customer.example", "Re: Lamp", "bill@customer.example", "lamp@customer.example");
      again.sync().run(desk.mailbox());
      assertEquals(2, shown(again).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whatAMessageShowsOfItsOldTicketIsNobodysDoing(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      TicketId lamp = twoMatters(desk);
      desk.kimWrites("chair@customer.example", "Chair", "");
      desk.colleagueAnswers("a1@lumen.example", "Re: Lamp", "bill@customer.example");
      desk.sweep();
      String moved = desk.messages().get(1);
      assertEquals(List.of("Waiting"), desk.states(moved));
      TicketId chair = ticketOf(desk.engine, "chair");

      split(desk, lamp, "bill@customer.example", Optional.of(chair));
      desk.pass(Duration.ofSeconds(1));
      desk.sweep();
      desk.pass(Duration.ofMinutes(3));
      desk.sweep();

      assertEquals(Status.OPEN, desk.ticket(chair).status());
      assertEquals(Status.WAITING, desk.ticket(lamp).status());
      assertEquals(List.of("Open"), desk.states(moved));
      // And from then on a colleague's doing is theirs again.
      desk.relabel(moved, "Closed", List.of("Open"));
      desk.sweep();
      desk.pass(Duration.ofMinutes(3));
      desk.sweep();
      assertEquals(Status.CLOSED, desk.ticket(chair).status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aMergeThatWasUndoneShowsBothTicketsAgain(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("lamp@customer.example", "Lamp", "");
      desk.kimWrites("chair@customer.example", "Chair", "");
      desk.sweep();
      TicketId lamp = ticketOf(desk.engine, "lamp");
      TicketId chair = ticketOf(desk.engine, "chair");
      Done<Ticket> merged =
          desk.engine.desk().merge(HelpDesk.DESK, chair, OptionalInt.empty(), lamp, HelpDesk.ANA);
      assertInstanceOf(Done.So.class, merged);
      desk.sweep();
      Done<Ticket> back =
          desk.engine.unmerging().unmerge(HelpDesk.DESK, chair, OptionalInt.empty(), HelpDesk.ANA);
      assertInstanceOf(Done.So.class, back);
      desk.kimWrites("chair2@customer.example", "Re: Chair", "chair@customer.example");
      desk.sweep();
      Map<String, List<String>> expected =
          Map.of(lamp.value(), List.of("lamp"), chair.value(), List.of("chair", "chair2"));
      assertEquals(expected, shown(desk.engine));
      assertEquals(expected, shown(rebuilt(desk)));
      assertEquals(List.of("Open"), desk.states(desk.messages().get(1)));
    }
  }

  /** Kim asks for a lamp, and for a bill by answering herself. */
  private static TicketId twoMatters(HelpDesk desk) {
    desk.kimWrites("lamp@customer.example", "Lamp", "");
    desk.kimWrites("bill@customer.example", "Re: Lamp", "lamp@customer.example");
    desk.sweep();
    assertEquals(2, desk.only().messages());
    return desk.only().id();
  }

  private static TicketId split(
      HelpDesk desk, TicketId from, String messageId, Optional<TicketId> into) {
    String place =
        Family.of(desk.engine.tickets(), desk.ticket(from)).messages().stream()
            .filter(message -> message.messageId().equals(messageId))
            .map(Message::providerId)
            .findFirst()
            .orElseThrow();
    Done<Ticket> done =
        desk.engine
            .splitting()
            .split(
                HelpDesk.DESK,
                desk.mailbox().provider(),
                from,
                OptionalInt.empty(),
                Hash.name(place),
                into,
                HelpDesk.ANA);
    return ((Done.So<Ticket>) done).value().id();
  }

  private static Engine rebuilt(HelpDesk desk) {
    Engine engine =
        Engine.over(new MemoryTable(), TestKeys.ONE, desk.clock, (delivery, mark) -> {});
    assertInstanceOf(
        Rebuild.Result.Done.class, engine.rebuild().run(desk.mailbox(), Rebuild.Begin.EMPTY));
    return engine;
  }

  /** The tickets of the list, with the names of their mails. */
  private static Map<String, List<String>> shown(Engine engine) {
    Map<String, List<String>> shown = new TreeMap<>();
    engine
        .list()
        .all(HelpDesk.DESK)
        .forEach(
            line -> {
              Ticket ticket =
                  engine
                      .tickets()
                      .find(HelpDesk.DESK, new TicketId(line.ticket()))
                      .orElseThrow()
                      .ticket();
              List<String> names =
                  Family.of(engine.tickets(), ticket).messages().stream()
                      .map(message -> message.messageId().replaceFirst("@.*", ""))
                      .toList();
              assertEquals(names.size(), ticket.messages());
              assertEquals(names.size(), line.messages());
              shown.put(line.ticket(), names);
            });
    return shown;
  }

  private static TicketId ticketOf(Engine engine, String name) {
    return shown(engine).entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(entry -> new TicketId(entry.getKey()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> stamps(HelpDesk desk, int message) {
    List<StoredMessage> all = desk.provider.sandbox().messages(HelpDesk.SUPPORT.value());
    return all.get(message).stamps().stream()
        .filter(stamp -> stamp.matches(".*[0-9A-Z]{4}(-[0-9A-Z]{4}){2}"))
        .map(stamp -> stamp.replaceFirst("^Threadmark/Ticket ", ""))
        .toList();
  }
}
