package dev.threadmark.local.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.engine.Outcome;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor that has expired costs a bounded look back, and changes nothing that is handled. */
class ExpiredCursorTest {
  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void looksBackNoFurtherThanNeededAndFindsWhatCameMeanwhile(String name) {
    try (Watched watched = new Watched(name, new MemoryTable())) {
      String old = watched.deliver(mail("old"), watched.clock.instant().minus(Duration.ofDays(30)));
      String recent = watched.deliver(mail("recent"), watched.clock.instant());
      watched.look();
      List<MailMark> marks = marks(watched);
      List<TicketList.Line> tickets = tickets(watched);
      watched.looked.clear();
      expire(watched);

      assertInstanceOf(Outcome.Done.class, watched.look());

      assertEquals(marks, marks(watched));
      assertEquals(tickets, tickets(watched));
      assertTrue(watched.looked.contains(recent));
      assertFalse(watched.looked.contains(old), "30 days are more than the overlap");

      watched.clock.pass(Duration.ofHours(1));
      expire(watched);
      String meanwhile = watched.deliver("meanwhile");
      watched.look();
      assertEquals("open", watched.decision(meanwhile));
    }
  }

  @Test
  void aProviderThatTakesNoCursorAtAllIsNotAskedForEver() {
    try (Watched watched = new Watched("graph", new MemoryTable())) {
      watched.graph().faults().answer(1_000, "delta", 410, Map.of());

      assertInstanceOf(Outcome.Retry.class, watched.look());

      assertTrue(watched.sandbox().requests() < 10);
    }
  }

  private static void expire(Watched watched) {
    if (watched.mailbox.id().tenant().equals("graph")) {
      watched.graph().expireDeltaTokens();
    } else {
      watched.gmail().forgetHistory(Watched.ADDRESS.value());
    }
  }

  private static List<MailMark> marks(Watched watched) {
    return watched.engine.journal().all(watched.mailbox.id()).toList();
  }

  private static List<TicketList.Line> tickets(Watched watched) {
    return watched.engine.list().all(watched.mailbox.id()).toList();
  }

  private static String mail(String name) {
    return "From: %1$s@customer.example\nSubject: About %1$s\nMessage-ID: <%1$s@customer.example>\n\nWords.\n"
        .formatted(name);
  }
}
