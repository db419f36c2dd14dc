package dev.threadmark.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.desk.Done;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of what a customer wrote on his page. */
class WritingTest {
  private static final String US = PageDesk.DESK.address().value();
  private static final String KIM = PageDesk.KIM.value();

  private final PageDesk desk = new PageDesk();
  private String cookie = "";
  private final TicketId ticket =
      desk.mail("q1@customer.example", KIM, US, "Lamp", "", "It is dark.");

  @Test
  void whatWasGivenUpAPersonCanHaveSentAgain() {
    OutboxEntry words = written("In the hall.");
    desk.engine.outbox().restore(words);
    assertEquals(OutboxEntry.State.FAILED, state(words.key()));
    assertInstanceOf(Done.So.class, again(words.key()));
    assertEquals(OutboxEntry.State.OPEN, state(words.key()));
    assertEquals(
        "it was not given up", assertInstanceOf(Done.Impossible.class, again(words.key())).why());
  }

  @Test
  void whatCameBackFromAnExportIsNotSentAsIfItWereOurs() {
    OutboxEntry words = written("In the hall.");
    desk.engine.outbox().restore(words.withoutToken());
    String why = assertInstanceOf(Done.Impossible.class, again(words.key())).why();
    assertTrue(why.startsWith("it came back from an export"), why);
    assertEquals(OutboxEntry.State.FAILED, state(words.key()));
  }

  @Test
  void noPersonTakesACustomersWordsBackNorSendsACodeAgain() {
    OutboxEntry words = written("In the hall.");
    assertInstanceOf(
        Done.NoTicket.class,
        desk.engine.answering().takeBack(PageDesk.DESK, ticket, words.key(), PageDesk.KIM));
    OutboxEntry code = desk.codes(ticket).get(0);
    assertInstanceOf(Done.NoTicket.class, again(code.key()));
  }

  @Test
  void afterAMergeHisWordsAreInTheThreadOfHisOwnMailsAndUnderTheirSubject() {
    TicketId other =
        desk.mail("x1@other.example", "pat@other.example", US, "Fuse", "", "My fuse blew.");
    desk.merge(ticket, other);
    desk.clock.pass(Duration.ofMinutes(1));
    desk.mail("x2@other.example", "pat@other.example", US, "Re: Fuse", "x1@other.example", "Hm.");
    OutgoingMail mail = written("In the hall.", other).mail();
    assertEquals("Re: Lamp", mail.subject());
    assertEquals("p-q1@customer.example", mail.answers().orElseThrow().id().value());
    assertEquals(List.of(), mail.answers().orElseThrow().references());
  }

  @Test
  void onItsWayIsToldWhileItIsAndThatItDidNotComeOnceItWasGivenUp() {
    OutboxEntry words = written("In the hall.");
    assertTrue(page().contains("on its way to us"));
    desk.engine.outbox().restore(words);
    assertTrue(page().contains("did not reach us"));
    assertFalse(page().contains("on its way to us"));
    assertInstanceOf(Done.So.class, again(words.key()));
    assertEquals(2, desk.dispatch().sent());
    assertTrue(page().contains("on its way to us"));
    desk.clock.pass(Duration.ofMinutes(10));
    assertFalse(page().contains("In the hall."));
  }

  private String page() {
    return desk.get(desk.path(ticket, PageDesk.KIM), cookie).body();
  }

  private OutboxEntry written(String text) {
    return written(text, ticket);
  }

  private OutboxEntry written(String text, TicketId at) {
    String path = desk.path(ticket, PageDesk.KIM);
    cookie = desk.signedIn(path, at);
    Map<String, String> form = new HashMap<>(desk.hidden(path, cookie));
    form.putAll(Map.of("do", "write", "words", text));
    assertEquals(303, desk.post(path, cookie, form).status());
    return desk.owed(at, OutboxEntry.FROM_PAGE).get(0);
  }

  private Done<OutboxEntry> again(OutboxKey key) {
    return desk.engine.answering().sendAgain(PageDesk.DESK, ticket, key);
  }

  private OutboxEntry.State state(OutboxKey key) {
    return desk.engine.outbox().find(PageDesk.DESK, ticket, key).orElseThrow().entry().state();
  }
}
