package dev.threadmark.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.desk.Done;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.ticket.TicketId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of what a customer wrote on his page. */
class WritingTest {
  private static final String US = PageDesk.DESK.address().value();
  private static final String KIM = PageDesk.KIM.value();

  private final PageDesk desk = new PageDesk();
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
    desk.engine.outbox().restore(code);
    assertInstanceOf(Done.NoTicket.class, again(code.key()));
  }

  private OutboxEntry written(String text) {
    String path = desk.path(ticket, PageDesk.KIM);
    String cookie = desk.signedIn(path, ticket);
    Map<String, String> form = new HashMap<>(desk.hidden(path, cookie));
    form.putAll(Map.of("do", "write", "words", text));
    assertEquals(303, desk.post(path, cookie, form).status());
    return desk.owed(ticket, OutboxEntry.FROM_PAGE).get(0);
  }

  private Done<OutboxEntry> again(OutboxKey key) {
    return desk.engine.answering().sendAgain(PageDesk.DESK, ticket, key);
  }

  private OutboxEntry.State state(OutboxKey key) {
    return desk.engine.outbox().find(PageDesk.DESK, ticket, key).orElseThrow().entry().state();
  }
}
