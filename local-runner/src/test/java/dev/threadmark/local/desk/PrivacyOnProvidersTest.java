package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.privacy.Erasure;
import dev.threadmark.privacy.ErasureStore;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.privacy.Retention;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is forgotten here still lies in the mailbox, and must not come back from there. */
class PrivacyOnProvidersTest {
  private static final Duration KEPT = Duration.ofDays(60);

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whatWasForgottenDoesNotComeBackWhenItsMailIsToldOfAgain(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      String old = forgotten(desk);
      desk.provider.sandbox().relabel(HelpDesk.SUPPORT.value(), old, List.of("Blue"), List.of());
      desk.sweep();
      assertEquals(List.of(), desk.tickets());

      desk.engine.mailboxes().restart(HelpDesk.DESK, Instant.EPOCH);
      desk.sweep();
      assertEquals(List.of(), desk.tickets());

      desk.kimWrites("q2@customer.example", "Re: Lamp", "q1@customer.example");
      desk.sweep();
      assertEquals(1, desk.only().messages());
      assertEquals(Status.OPEN, desk.only().status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aRebuildBringsBackNothingThatIsNotKept(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      forgotten(desk);
      desk.kimWrites("q2@customer.example", "Chair", "");
      desk.sweep();
      TicketId young = desk.only().id();

      Engine engine =
          Engine.over(new MemoryTable(), TestKeys.ONE, desk.clock, (delivery, mark) -> {});
      Rebuild.Result result = engine.rebuild().run(desk.mailbox(), Rebuild.Begin.EMPTY);
      assertInstanceOf(Rebuild.Result.Done.class, result);
      assertEquals(
          List.of(young.value()),
          engine.list().all(HelpDesk.DESK).map(line -> line.ticket()).toList());
    }
  }

  /** A ticket that was closed long ago is gone; where its mail lies. */
  private static String forgotten(HelpDesk desk) {
    desk.kimWrites("q1@customer.example", "Lamp", "");
    desk.sweep();
    desk.engine
        .desk()
        .act(
            HelpDesk.DESK,
            desk.only().id(),
            OptionalInt.empty(),
            new Act.Turn(Status.CLOSED),
            HelpDesk.ANA);
    desk.sweep();
    desk.keep(KEPT);
    desk.pass(KEPT.plusDays(1));
    desk.sweep(); // what nobody looked at for so long is not forgotten: the clock may be wrong
    Retention retention =
        new Retention(desk.table, Map.of(HelpDesk.DESK, Optional.of(KEPT)), desk.clock);
    while (!retention.run().over()) {
      // on with it
    }
    assertEquals(List.of(), desk.tickets());
    assertEquals(1, desk.messages().size());
    return desk.messages().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whoWasErasedIsToldOfByTheMailboxOnlyAndWritesAsAnybody(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("q1@customer.example", "Lamp", "");
      desk.sweep();
      desk.kimWrites("q2@customer.example", "Re: Lamp", "q1@customer.example");
      desk.sweep();
      TicketId hers = desk.only().id();
      Erasure done =
          desk.engine
              .privacy()
              .erasing()
              .erase(
                  HelpDesk.DESK,
                  KnownAs.of(HelpDesk.KIM),
                  HelpDesk.ANA.value(),
                  Duration.ofHours(1));
      assertTrue(done.done());
      ErasureStore store = desk.engine.privacy().erasing().store();
      assertEquals(
          desk.messages().stream().sorted().toList(),
          store.mails(HelpDesk.DESK, done.id(), "").stream()
              .map(one -> one.mail().providerId())
              .sorted()
              .toList());

      // Its mails are told of again, since people see its new state; they change nothing.
      desk.sweep();
      desk.sweep();
      Ticket skeleton = desk.only();
      assertEquals(hers, skeleton.id());
      assertEquals(Status.CLOSED, skeleton.status());
      assertEquals("erased", skeleton.subject());

      desk.kimWrites("q3@customer.example", "Re: Lamp", "q1@customer.example");
      desk.sweep();
      assertEquals(2, desk.tickets().size());
      Ticket anew =
          desk.tickets().stream().filter(one -> !one.id().equals(hers)).findFirst().orElseThrow();
      assertNotEquals(hers, anew.id());
      assertEquals(List.of(HelpDesk.KIM), anew.requesters());
    }
  }
}
