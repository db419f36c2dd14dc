package dev.threadmark.customer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.cases.StampsOnly;
import dev.threadmark.cases.TestKeys;
import dev.threadmark.desk.Done;
import dev.threadmark.mail.Address;
import dev.threadmark.store.Hash;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whose words stand on a customer's page. */
class CorrespondenceTest {
  private static final String US = PageDesk.DESK.address().value();
  private static final String KIM = PageDesk.KIM.value();

  private final PageDesk desk = new PageDesk();
  private final TicketId ticket =
      desk.mail("q1@customer.example", KIM, US, "Lamp", "", "It is dark.");

  @Test
  void aGuestWritesNothingOnThePageThoughHeNamesItsHolder() {
    String token = TestKeys.ONE.issue("lumen", ticket, PageDesk.KIM).toString();
    desk.mail(
        "e1@elsewhere.example",
        "Lumen Support <eve@elsewhere.example>",
        US.replace("@", "+" + token + "@") + ", " + KIM,
        "Re: Lamp",
        "q1@customer.example",
        "Pay into another account.");
    assertTrue(desk.ticket(ticket).parties().containsKey(new Address("eve@elsewhere.example")));
    String page = page();
    assertTrue(page.contains("It is dark."));
    assertFalse(page.contains("another account"), page);
  }

  @Test
  void whoeverElseWritesIsShownWithHisAddress() {
    desk.mail(
        "c1@customer.example",
        KIM,
        US + ", lee@customer.example",
        "Re: Lamp",
        "q1@customer.example",
        "And Lee.");
    desk.mail(
        "l1@customer.example",
        "Lumen Support <lee@customer.example>",
        US + ", " + KIM,
        "Re: Lamp",
        "c1@customer.example",
        "It is the fuse.");
    assertTrue(page().contains("Lumen Support &lt;lee@customer.example&gt;"), page());
  }

  @Test
  void whatWasMovedToAnotherTicketIsNotShown() {
    desk.clock.pass(Duration.ofMinutes(1));
    desk.mail("q2@customer.example", KIM, US, "Re: Lamp", "q1@customer.example", "My salary.");
    assertTrue(page().contains("My salary."));
    assertInstanceOf(
        Done.So.class,
        desk.engine
            .splitting()
            .split(
                PageDesk.DESK,
                new StampsOnly(),
                ticket,
                OptionalInt.empty(),
                Hash.name("p-q2@customer.example"),
                Optional.empty(),
                new Address("ana@lumen.example")));
    assertFalse(page().contains("My salary."));
    assertTrue(page().contains("It is dark."));
  }

  private String page() {
    desk.clock.pass(Duration.ofMinutes(1));
    String path = desk.path(ticket, PageDesk.KIM);
    return desk.get(path, desk.signedIn(path, ticket)).body();
  }
}
