package dev.threadmark.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.desk.Done;
import dev.threadmark.mail.Address;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.provider.MemorySender;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import dev.threadmark.provider.Sending;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CustomerPagesTest {
  private static final String US = PageDesk.DESK.address().value();
  private static final String KIM = PageDesk.KIM.value();
  private static final String EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

  private final PageDesk desk = new PageDesk();
  private final TicketId ticket =
      desk.mail("q1@customer.example", KIM, US, "Lamp " + EVIL, "", "It is dark. " + EVIL);
  private final String path = desk.path(ticket, PageDesk.KIM);

  @Test
  void whoHasTheLinkAloneSeesNoWordOfTheConversationAndNoAddress() {
    desk.mail("a1@lumen.example", US, KIM, "Re: Lamp", "q1@customer.example", "Which lamp?");
    Response page = desk.get(path, "");
    assertEquals(200, page.status());
    for (String secret : List.of("Lamp", "dark", "Which", "kim", "customer.example", "support")) {
      assertFalse(page.body().replaceFirst("(?s)<style>.*</style>", "").contains(secret), secret);
    }
    assertTrue(page.body().contains(ticket.value()));
    assertTrue(page.body().contains("1 March 2026"));
  }

  @Test
  void aPageIsNotKeptFoundFramedOrToldAndHasNoScript() {
    Map<String, String> headers = desk.get(path, "").headers();
    assertEquals("no-store", headers.get("Cache-Control"));
    assertEquals("no-referrer", headers.get("Referrer-Policy"));
    assertTrue(headers.get("X-Robots-Tag").startsWith("noindex"));
    String policy = headers.get("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), policy);
  }

  @Test
  void whatOthersWroteIsTextAndNoMarkup() {
    String cookie = desk.signedIn(path, ticket);
    Map<String, String> form = new HashMap<>(desk.hidden(path, cookie));
    form.putAll(Map.of("do", "write", "words", EVIL + "\u0000\u001b"));
    desk.post(path, cookie, form);
    String page = desk.get(path, cookie).body();
    assertTrue(page.contains("It is dark. &lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;"));
    assertFalse(page.contains("<script") || page.contains("<img"), page);
    form.put("form", "no");
    String kept = desk.post(path, cookie, form).body();
    assertTrue(kept.contains("&lt;img src=x") && !kept.contains("<img"), kept);
  }

  @Test
  void allThatOpensNothingIsAnsweredTheSame() {
    Response nothing = desk.get("/t/", "");
    assertEquals(404, nothing.status());
    String forged = path.substring(0, path.length() - 1) + (path.endsWith("2") ? "3" : "2");
    String other = desk.path(new TicketId("0000-0000-0000"), PageDesk.KIM);
    String nobody = desk.path(ticket, new Address("eve@elsewhere.example"));
    for (String one : List.of("/t/x", forged, other, nobody, path + "/x", "/t/../api/v1/me")) {
      assertEquals(nothing, desk.get(one, ""), one);
      assertEquals(nothing, desk.post(one, "", Map.of("do", "ask")), one);
    }
    desk.clock.pass(Duration.ofDays(31));
    assertEquals(nothing, desk.get(path, ""));
    assertEquals(List.of(), desk.codes(ticket));
    assertEquals(nothing, CustomerPages.NONE.apply(null));
  }

  @Test
  void aCodeGoesToTheRecipientOfTheLinkAndIsKeptNowhereButInItsMail() {
    desk.post(path, "", Map.of("do", "ask"));
    desk.post(path, "", Map.of("do", "ask"));
    assertEquals(1, desk.codes(ticket).size());
    OutboxEntry entry = desk.codes(ticket).get(0);
    assertEquals(List.of(PageDesk.KIM), entry.mail().to());
    assertTrue(entry.mail().automatic());
    assertFalse(desk.doors().contains(desk.code(ticket)));
    assertFalse(entry.withoutToken().mail().text().contains(desk.code(ticket)));
    assertEquals(1, desk.bells.size());
  }

  @Test
  void whoAsksForCodesChangesNothingOfTheTicketWhetherTheyAreSentOrNot() {
    int seq = desk.ticket(ticket).seq();
    desk.post(path, "", Map.of("do", "ask"));
    assertEquals(1, desk.codes(ticket).size());
    assertEquals(1, desk.dispatch().sent());
    desk.clock.pass(Duration.ofMinutes(2));
    desk.post(path, "", Map.of("do", "ask"));
    desk.sender.next(new MemorySender.Fault(false, new Sending.Refused("no such recipient")));
    assertEquals(1, desk.dispatch().failed());
    assertEquals(seq, desk.ticket(ticket).seq());
    assertEquals(seq, desk.engine.tickets().events(PageDesk.DESK, ticket).size());
    assertEquals(List.of(), desk.engine.outbox().of(PageDesk.DESK, ticket));
    assertEquals(List.of(), desk.engine.outbox().failed(PageDesk.DESK));
    assertEquals(Optional.empty(), desk.dispatch().next());
  }

  @Test
  void anAnswerToACodeComesToItsTicketAsWhatACustomerWrote() {
    desk.post(path, "", Map.of("do", "ask"));
    OutgoingMail sent = desk.codes(ticket).get(0).mail();
    desk.dispatch();
    String id = MemorySender.id(sent).value();
    assertEquals(ticket, desk.mail("r1@customer.example", KIM, US, "Re: Your code", id, "Why?"));
    List<Message> messages = desk.engine.tickets().newestMessages(desk.ticket(ticket), 9);
    assertEquals("in-reply-to", messages.get(messages.size() - 1).rule());
  }

  @Test
  void afterThreeCodesInAnHourThereIsNoFourth() {
    for (int i = 0; i < 4; i++) {
      desk.post(path, "", Map.of("do", "ask"));
      desk.clock.pass(Duration.ofMinutes(2));
    }
    assertEquals(3, desk.codes(ticket).size());
    // Nor by another link to the same.
    Response again = desk.post(desk.path(ticket, PageDesk.KIM), "", Map.of("do", "ask"));
    assertTrue(again.headers().get("Location").endsWith("?said=too_many_codes"));
  }

  @Test
  void afterFiveWrongTriesTheRightCodeIsNotGoodEither() {
    desk.post(path, "", Map.of("do", "ask"));
    String right = desk.code(ticket);
    String wrong = right.startsWith("1") ? "2" + right.substring(1) : "1" + right.substring(1);
    for (int i = 0; i < 5; i++) {
      assertFalse(enter(wrong).headers().containsKey("Set-Cookie"));
    }
    assertFalse(enter(right).headers().containsKey("Set-Cookie"));
  }

  @Test
  void theCookieIsForThisPageAloneAndForHalfAnHour() {
    desk.post(path, "", Map.of("do", "ask"));
    String cookie =
        enter(" " + desk.code(ticket).replaceFirst("...", "$0 ")).headers().get("Set-Cookie");
    assertTrue(
        cookie.endsWith(
            "; Path=%s; Max-Age=1800; HttpOnly; SameSite=Strict; Secure".formatted(path)),
        cookie);
    String value = cookie.replaceFirst(";.*", "");
    assertTrue(desk.get(path, value).body().contains("It is dark."));
    String forged = value.replaceFirst("=\\d", "=9");
    assertFalse(desk.get(path, forged).body().contains("It is dark."));
    TicketId other = desk.mail("o1@customer.example", KIM, US, "Other", "", "Secret.");
    assertFalse(desk.get(desk.path(other, PageDesk.KIM), value).body().contains("Secret."));
    desk.clock.pass(Duration.ofMinutes(30));
    assertFalse(desk.get(path, value).body().contains("It is dark."));
  }

  @Test
  void aFormThatAnotherSiteSendsDoesNothing() {
    String cookie = desk.signedIn(path, ticket);
    Map<String, String> form = new HashMap<>(desk.hidden(path, cookie));
    form.putAll(Map.of("do", "write", "words", "Close my account."));
    Map<String, String> elsewhere = Map.of("cookie", cookie, "sec-fetch-site", "cross-site");
    assertEquals(403, desk.post(path, elsewhere, form).status());
    form.remove("form");
    assertTrue(desk.post(path, cookie, form).body().contains("Close my account."));
    assertEquals(List.of(), desk.owed(ticket, OutboxEntry.FROM_PAGE));
  }

  @Test
  void whoseHalfHourIsOverFindsHisWordsKept() {
    String cookie = desk.signedIn(path, ticket);
    Map<String, String> form = new HashMap<>(desk.hidden(path, cookie));
    form.putAll(Map.of("do", "write", "words", "A long story."));
    desk.clock.pass(Duration.ofMinutes(31));
    Response page = desk.post(path, cookie, form);
    assertTrue(page.body().contains("A long story."));
    assertFalse(page.body().contains("It is dark."));
    assertEquals(List.of(), desk.owed(ticket, OutboxEntry.FROM_PAGE));
  }

  @Test
  void whatIsTooLongOrNothingIsNotTakenAndNotLost() {
    String cookie = desk.signedIn(path, ticket);
    Map<String, String> form = new HashMap<>(desk.hidden(path, cookie));
    form.putAll(Map.of("do", "write", "words", "x".repeat(8_001)));
    Response page = desk.post(path, cookie, form);
    assertEquals(400, page.status());
    assertTrue(page.body().contains("x".repeat(8_001)));
    form.put("words", " \n ");
    assertEquals(400, desk.post(path, cookie, form).status());
    form.put("words", "x".repeat(140_000));
    assertEquals(413, desk.post(path, cookie, form).status());
    assertEquals(List.of(), desk.owed(ticket, OutboxEntry.FROM_PAGE));
    form.put("words", "€".repeat(8_000));
    assertEquals(303, desk.post(path, cookie, form).status());
  }

  @Test
  void elevenTimesAnHourIsOnceTooOften() {
    String cookie = desk.signedIn(path, ticket);
    Map<String, String> form = new HashMap<>(desk.hidden(path, cookie));
    form.put("do", "write");
    for (int i = 0; i < 10; i++) {
      form.put("words", "Again " + i);
      assertEquals(303, desk.post(path, cookie, form).status());
    }
    form.put("words", "Again and again");
    Response page = desk.post(path, cookie, form);
    assertEquals(429, page.status());
    assertTrue(page.body().contains("Again and again"));
    assertEquals(10, desk.owed(ticket, OutboxEntry.FROM_PAGE).size());
  }

  @Test
  void whatWentToOthersIsNotShown() {
    desk.mail(
        "f1@lumen.example",
        US,
        "smith@supplier.example",
        "Re: Lamp",
        "q1@customer.example",
        "Cost?");
    desk.mail(
        "f2@supplier.example",
        "smith@supplier.example",
        US,
        "Re: Lamp",
        "f1@lumen.example",
        "Ten.");
    desk.mail("a1@lumen.example", US, KIM, "Re: Lamp", "q1@customer.example", "It comes.");
    String page = desk.get(path, desk.signedIn(path, ticket)).body();
    assertTrue(page.contains("It comes."));
    assertFalse(page.contains("Cost?"));
    assertFalse(page.contains("Ten."));
    assertFalse(page.contains("supplier"));
  }

  @Test
  void whoseTicketWasMergedSeesHisOwnPartOnly() {
    TicketId other =
        desk.mail("x1@other.example", "pat@other.example", US, "Fuse", "", "My fuse blew.");
    assertTrue(
        desk.engine
                .desk()
                .merge(
                    PageDesk.DESK,
                    ticket,
                    OptionalInt.empty(),
                    other,
                    new Address("a@lumen.example"))
            instanceof Done.So);
    assertTrue(desk.get(path, "").body().contains(other.value()));
    String page = desk.get(path, desk.signedIn(path, other)).body();
    assertTrue(page.contains("It is dark."));
    assertFalse(page.contains("blew"));
    assertFalse(page.contains("Fuse"));
    assertTrue(page.contains("<h1 dir=\"auto\">Lamp &lt;"), page);
  }

  @Test
  void lookingChangesNothing() {
    int events = desk.ticket(ticket).seq();
    for (String method : List.of("GET", "HEAD", "PUT", "DELETE")) {
      int status =
          desk.pages.apply(new Request(method, path, Map.of("do", "ask"), Map.of(), null)).status();
      assertEquals(method.endsWith("E") || method.equals("PUT") ? 405 : 200, status);
    }
    assertEquals(events, desk.ticket(ticket).seq());
    assertEquals(List.of(), desk.bells);
  }

  @Test
  void aMailboxThatNoLongerOffersPagesHasNone() {
    CustomerPages off =
        new CustomerPages(PageLinks.NONE, desk.engine, desk.table, desk.bells::add, desk.clock);
    assertEquals(404, off.apply(new Request("GET", path, Map.of(), Map.of(), null)).status());
  }

  private Response enter(String code) {
    return desk.post(path, "", Map.of("do", "enter", "code", code));
  }
}
