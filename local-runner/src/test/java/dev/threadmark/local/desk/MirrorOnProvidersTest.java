package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mailbox is a console: what is done in one place shows in the other, and does not echo. */
class MirrorOnProvidersTest {
  private static final int ACTS = 1_000;
  private static final int TICKETS = 20;
  private static final List<Status> STATES = List.of(Status.OPEN, Status.WAITING, Status.CLOSED);

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void everyMessageShowsTheStateOfItsTicket(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      desk.colleagueAnswers("a1@lumen.example", "Re: Lamp", "q1@customer.example");
      desk.sweep();
      assertEquals(1, desk.tickets().size());
      assertEquals(Status.WAITING, desk.only().status());
      desk.messages().forEach(id -> assertEquals(List.of("Waiting"), desk.states(id)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aColleagueClosesATicketByItsLabel(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      desk.pass(Duration.ofMinutes(10));
      desk.relabel(desk.messages().get(0), "Closed", List.of());
      desk.sweep();
      assertEquals(Status.CLOSED, desk.only().status());
      assertEquals(List.of("Closed"), desk.states(desk.messages().get(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whatWeShowIsNoActOfAnybody(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      turn(desk, desk.only(), Status.CLOSED);
      for (int sweep = 0; sweep < 5; sweep++) {
        desk.pass(Duration.ofMinutes(10));
        desk.sweep();
      }
      assertEquals(1, changes(desk, desk.only()));
      assertEquals(List.of("Closed"), desk.states(desk.messages().get(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aThousandActsInBothPlacesSettleWithinTwoSweeps(String provider) {
    Random random = new Random(7);
    try (HelpDesk desk = new HelpDesk(provider)) {
      for (int n = 0; n < TICKETS; n++) {
        desk.kimWrites("q%d@customer.example".formatted(n), "Lamp number " + n, "");
      }
      desk.sweep();
      List<Ticket> tickets = desk.tickets();
      assertEquals(TICKETS, tickets.size());
      for (int act = 0; act < ACTS; act++) {
        Status to = STATES.get(random.nextInt(STATES.size()));
        if (random.nextBoolean()) {
          turn(desk, tickets.get(random.nextInt(TICKETS)), to);
        } else {
          String message = desk.messages().get(random.nextInt(TICKETS));
          List<String> shown = random.nextBoolean() ? desk.states(message) : List.of();
          desk.relabel(message, word(to), shown.stream().filter(s -> !s.equals(word(to))).toList());
        }
        if (random.nextInt(20) == 0) {
          desk.pass(Duration.ofSeconds(random.nextInt(300)));
          desk.sweep();
        }
      }
      desk.pass(Duration.ofMinutes(5));
      desk.sweep();
      desk.pass(Duration.ofMinutes(5));
      desk.sweep();
      List<Long> before = new ArrayList<>();
      desk.tickets().forEach(ticket -> before.add(changes(desk, ticket)));
      agree(desk);
      desk.pass(Duration.ofMinutes(5));
      desk.sweep();
      List<Long> after = new ArrayList<>();
      desk.tickets().forEach(ticket -> after.add(changes(desk, ticket)));
      assertEquals(before, after, "nothing goes on by itself");
      agree(desk);
    }
  }

  /** Every message shows the state of the ticket that it is on. */
  private static void agree(HelpDesk desk) {
    for (Ticket ticket : desk.tickets()) {
      String id = desk.engine.tickets().newestMessages(ticket, 500).get(0).providerId();
      assertEquals(List.of(word(ticket.status())), desk.states(id), ticket.id().value());
    }
  }

  private static void turn(HelpDesk desk, Ticket ticket, Status to) {
    desk.engine
        .desk()
        .act(HelpDesk.DESK, ticket.id(), OptionalInt.empty(), new Act.Turn(to), HelpDesk.ANA);
  }

  private static long changes(HelpDesk desk, Ticket ticket) {
    return desk.engine.tickets().events(HelpDesk.DESK, ticket.id()).stream()
        .filter(TicketEvent.StatusChanged.class::isInstance)
        .count();
  }

  private static String word(Status status) {
    return status.name().charAt(0) + status.name().substring(1).toLowerCase();
  }
}
