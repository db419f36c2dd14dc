package dev.threadmark.local.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rebuild makes of stamps that the rules would not have put there. */
class StampsLeadTest {
  private static final Address ADDRESS = new Address("support@lumen.example");
  private static final String GIVEN = "7K3F-9QXM-2B4D";
  private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

  private int minutes;

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aMailGoesOnTheTicketThatItsStampNames(String provider) {
    try (Desk desk = new Desk(provider)) {
      String lamp = desk.deliver("lamp", "Lamp", "");
      String bill = desk.deliver("bill", "Bill", "");
      Engine was = desk.handled();
      assertNotEquals(desk.ticketOf(was, lamp), desk.ticketOf(was, bill));
      desk.stamp(bill, desk.ticketOf(was, lamp));

      Engine is = desk.rebuilt();

      assertEquals(desk.ticketOf(was, lamp), desk.ticketOf(is, lamp));
      assertEquals(desk.ticketOf(was, lamp), desk.ticketOf(is, bill));
      assertEquals("stamp", desk.mark(is, bill).rule());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aNumberThatNoMailGivesIsKeptAndAnswersFindIt(String provider) {
    try (Desk desk = new Desk(provider)) {
      String lamp = desk.deliver("lamp", "Lamp", "");
      desk.handled();
      desk.stamp(lamp, GIVEN);
      String unstamped = desk.deliver("lamp2", "Re: Lamp", "In-Reply-To: <lamp@ann.example>\r\n");

      Engine is = desk.rebuilt();

      assertEquals(GIVEN, desk.ticketOf(is, lamp));
      assertEquals(GIVEN, desk.ticketOf(is, unstamped));
      assertEquals("in-reply-to", desk.mark(is, unstamped).rule());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void mailsOfOneThreadStayApartWhereTheirStampsDo(String provider) {
    try (Desk desk = new Desk(provider)) {
      String lamp = desk.deliver("lamp", "Lamp", "");
      String answer = desk.deliver("lamp2", "Re: Lamp", "In-Reply-To: <lamp@ann.example>\r\n");
      String bill = desk.deliver("bill", "Bill", "");
      Engine was = desk.handled();
      desk.stamp(answer, desk.ticketOf(was, bill));
      Engine is = desk.rebuilt();

      assertEquals(desk.ticketOf(was, lamp), desk.ticketOf(is, lamp));
      assertEquals(desk.ticketOf(was, bill), desk.ticketOf(is, bill));
      assertEquals(desk.ticketOf(was, bill), desk.ticketOf(is, answer));
      TicketId number = new TicketId(desk.ticketOf(is, bill));
      Ticket ticket = is.tickets().find(desk.id, number).orElseThrow().ticket();
      assertEquals(Optional.empty(), ticket.survivor());
      assertEquals("Bill", ticket.subject());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void nobodyIsTold(String provider) {
    try (Desk desk = new Desk(provider)) {
      String lamp = desk.deliver("lamp", "Lamp", "");
      assertEquals(0, desk.owed(desk.rebuilt(), lamp));
      // The same mail makes the same desk owe an answer when it comes by the front door.
      assertEquals(1, desk.owed(desk.handled(), lamp));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void tablesThatAreThereAreNotRebuilt(String provider) {
    try (Desk desk = new Desk(provider)) {
      desk.deliver("lamp", "Lamp", "");
      Engine there = desk.handled();
      Rebuild.Result result = there.rebuild().run(desk.mailbox, Rebuild.Begin.EMPTY);
      assertInstanceOf(Rebuild.Result.Refused.class, result);
    }
  }

  private final class Desk implements AutoCloseable {
    private final MailboxId id;
    private final PlayedProvider played;
    private final MailProvider driver;
    private final Mailbox mailbox;

    Desk(String provider) {
      id = new MailboxId("lumen", ADDRESS);
      played = Providers.all().get(provider).start(List.of(id));
      driver = played.driver(URI.create("http://127.0.0.1:9/hooks"));
      Policy policy = Policy.DEFAULT.acknowledging(Acknowledgement.of("We have it: {ticket}"));
      mailbox = new Mailbox(id, driver, policy, DAY.minusSeconds(60));
    }

    String deliver(String name, String subject, String more) {
      String raw =
          "From: Ann <ann@ann.example>\r\nTo: support@lumen.example\r\nSubject: "
              + subject
              + "\r\nMessage-ID: <"
              + name
              + "@ann.example>\r\n"
              + more
              + "\r\nThis is about "
              + name
              + ".\r\n";
      return played
          .sandbox()
          .deliver(
              ADDRESS.value(),
              raw.getBytes(StandardCharsets.UTF_8),
              SandboxProvider.Folder.INBOX,
              DAY.plusSeconds(60L * minutes++));
    }

    void stamp(String mail, String ticket) {
      driver.stamp(id, List.of(new Stamp(new ProviderId(mail), ticket)));
    }

    Engine handled() {
      Engine engine = engine();
      assertInstanceOf(Outcome.Done.class, engine.sync().run(mailbox));
      return engine;
    }

    Engine rebuilt() {
      Engine engine = engine();
      Rebuild.Result result = engine.rebuild().run(mailbox, Rebuild.Begin.EMPTY);
      assertInstanceOf(Rebuild.Result.Done.class, result);
      return engine;
    }

    private static Engine engine() {
      return Engine.over(
          new MemoryTable(), TestKeys.ONE, InstantSource.system(), (mail, mark) -> {});
    }

    MailMark mark(Engine engine, String mail) {
      return engine
          .journal()
          .all(id)
          .filter(mark -> mark.providerId().equals(mail))
          .findFirst()
          .orElseThrow();
    }

    String ticketOf(Engine engine, String mail) {
      return mark(engine, mail).ticket().orElseThrow();
    }

    long owed(Engine engine, String mail) {
      return engine.tickets().events(id, new TicketId(ticketOf(engine, mail))).stream()
          .filter(TicketEvent.Queued.class::isInstance)
          .count();
    }

    @Override
    public void close() {
      played.close();
    }
  }
}
