package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.desk.Answering;
import dev.threadmark.desk.Done;
import dev.threadmark.desk.Written;
import dev.threadmark.engine.Engine;
import dev.threadmark.mail.Mail;
import dev.threadmark.store.TicketList;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer's page, from the link in our mail to the words on the ticket, by the real drivers. */
class CustomersPageOnProvidersTest {
  private static final PageLinks LINKS =
      new PageLinks(
          () -> "https://desk.lumen.example", Map.of(HelpDesk.DESK, PageLinks.Offer.USUAL));

  private static final Pattern LINK = Pattern.compile("https://desk\\.lumen\\.example/t/\\S+");
  private static final Pattern CODE = Pattern.compile("Your code is (\\d{6})");

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whatIsWrittenOnThePageIsOnceOnTheTicketAsTheCustomersMail(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, Policy.DEFAULT, LINKS)) {
      Browser browser = new Browser(desk.pages, link(answered(desk)));
      assertTrue(browser.page.body().contains("we wait for you"));
      assertFalse(browser.page.body().contains("Which lamp"));
      assertFalse(browser.page.body().contains("Lamp"));

      browser.press("ask", Map.of());
      assertEquals(1, desk.bells.size());
      desk.sweep();
      browser.press("enter", Map.of("code", code(desk)));
      assertTrue(browser.page.body().contains("Which lamp is it?"));
      assertTrue(browser.page.body().contains("It is q1 at customer.example."));

      browser.press("write", Map.of("words", "The <b>one</b> in the hall.\nIt was \"red\"."));
      assertTrue(browser.page.body().contains("on its way to us"));
      desk.sweep();
      desk.sweep();
      desk.sweep();
      Ticket ticket = desk.only();
      assertEquals(3, ticket.messages());
      assertEquals(Status.OPEN, ticket.status());
      Message words = newest(desk);
      assertEquals(HelpDesk.KIM.value(), words.from());
      assertEquals(Role.REQUESTER, words.standing());
      assertEquals("human", words.kind());
      assertFalse(words.sent());
      assertEquals("The <b>one</b> in the hall.\nIt was \"red\".", words.excerpt().strip());

      browser.load("");
      String page = browser.page.body();
      assertFalse(page.contains("on its way to us"));
      assertTrue(page.contains("The &lt;b&gt;one&lt;/b&gt; in the hall.\nIt was &quot;red&quot;."));
      assertEquals(1, page.split("in the hall").length - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void tablesThatAreBuiltAnewHaveTheWordsAsTheCustomers(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, Policy.DEFAULT, LINKS)) {
      Browser browser = opened(desk);
      browser.press("write", Map.of("words", "The one in the hall."));
      for (int i = 0; i < 3; i++) {
        desk.sweep();
      }
      Ticket before = desk.only();
      Engine anew = desk.rebuilt();
      List<TicketList.Line> all = anew.list().all(HelpDesk.DESK).toList();
      assertEquals(List.of(before.id().value()), all.stream().map(line -> line.ticket()).toList());
      Ticket after = anew.tickets().own(HelpDesk.DESK, before.id()).orElseThrow().ticket();
      assertEquals(before.messages(), after.messages());
      assertEquals(before.parties(), after.parties());
      assertEquals(Status.OPEN, after.status());
      List<Message> messages = anew.tickets().newestMessages(after, 50);
      Message last = messages.get(messages.size() - 1);
      assertEquals(HelpDesk.KIM.value(), last.from());
      assertEquals(Role.REQUESTER, last.standing());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aSecondClickAndASecondSendingAreOneMessage(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, Policy.DEFAULT, LINKS)) {
      Browser browser = opened(desk);
      var form = browser.page;
      browser.press("write", Map.of("words", "Twice."));
      browser.page = form;
      browser.press("write", Map.of("words", "Twice."));
      for (int i = 0; i < 3; i++) {
        desk.sweep();
      }
      assertEquals(3, desk.only().messages());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAnswerToWhatWasWrittenThereGoesToTheCustomer(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, Policy.DEFAULT, LINKS)) {
      opened(desk).press("write", Map.of("words", "The one in the hall."));
      for (int i = 0; i < 3; i++) {
        desk.sweep();
      }
      answer(desk, "Then it is the fuse.");
      desk.pass(Answering.UNDO);
      desk.sweep();
      desk.sweep();
      Mail last = desk.kimsInbox().get(desk.kimsInbox().size() - 1);
      assertTrue(last.body().text().orElse("").startsWith("Then it is the fuse."));
      assertTrue(last.references().stream().anyMatch(id -> id.value().startsWith("q1@")));
      assertEquals(4, desk.only().messages());
      assertEquals(Status.WAITING, desk.only().status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aReplyThatQuotesTheLinkAloneFindsTheTicketAndTheLinkIsNoWordOfIts(String provider) {
    try (HelpDesk desk = new HelpDesk(provider, Policy.DEFAULT, LINKS)) {
      String text = answered(desk).body().text().orElse("");
      String footer = text.substring(text.indexOf("See how"), text.indexOf("On "));
      desk.kimWritesAnew("n1@customer.example", "Still dark", "It is still dark.\r\n\r\n" + footer);
      desk.sweep();
      assertEquals(3, desk.only().messages());
      assertEquals("It is still dark.", newest(desk).excerpt().strip());
      assertEquals("reply-token", newest(desk).rule());
    }
  }

  private static Browser opened(HelpDesk desk) {
    Browser browser = new Browser(desk.pages, link(answered(desk)));
    browser.press("ask", Map.of());
    desk.sweep();
    browser.press("enter", Map.of("code", code(desk)));
    return browser;
  }

  /** What Kim got for an answer. */
  private static Mail answered(HelpDesk desk) {
    desk.kimWrites("q1@customer.example", "Lamp", "");
    desk.sweep();
    answer(desk, "Which lamp is it?");
    desk.pass(Answering.UNDO);
    desk.sweep();
    desk.sweep();
    return desk.kimsInbox().get(0);
  }

  private static void answer(HelpDesk desk, String text) {
    Ticket ticket = desk.only();
    Written written =
        new Written(Written.Mode.REPLY, List.of(HelpDesk.KIM), List.of(), text, Optional.empty());
    assertInstanceOf(
        Done.So.class,
        desk.engine
            .answering()
            .answer(HelpDesk.DESK, ticket.id(), ticket.seq(), written, text, HelpDesk.ANA));
  }

  private static String link(Mail mail) {
    return found(LINK, mail);
  }

  private static String code(HelpDesk desk) {
    List<Mail> inbox = desk.kimsInbox();
    return found(CODE, inbox.get(inbox.size() - 1)).substring("Your code is ".length());
  }

  private static String found(Pattern pattern, Mail mail) {
    Matcher found = pattern.matcher(mail.body().text().orElse(""));
    assertTrue(found.find(), mail.body().text().orElse(""));
    return found.group();
  }

  private static Message newest(HelpDesk desk) {
    List<Message> all = desk.engine.tickets().newestMessages(desk.only(), 50);
    return all.get(all.size() - 1);
  }
}
