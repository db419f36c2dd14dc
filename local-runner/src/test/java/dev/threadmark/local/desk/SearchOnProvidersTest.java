package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.engine.Search;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.SearchQuery;
import dev.threadmark.provider.Answer;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of mail are found by the mailbox, and lead to the ticket that the mail is on. */
class SearchOnProvidersTest {

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aWordOfAMailLeadsToItsTicketWhoeverWroteIt(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("lamp@x", "The lamp", "");
      desk.kimWrites("chair@x", "The chair", "");
      desk.colleagueAnswers("try@x", "Re: The lamp", "lamp@x");
      desk.sweep();
      TicketId lamp = ticket(desk, "The lamp");

      assertEquals(List.of(lamp), inMail(desk, "\"it is lamp at x\""));
      assertEquals(List.of(lamp), inMail(desk, "try this"));
      assertEquals(2, inMail(desk, "kim").size());
      assertEquals(List.of(), inMail(desk, "table"));
      assertEquals(List.of(lamp), known(desk, "lamp"));
      assertEquals(2, known(desk, "kim@customer").size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void mailOfAMergedTicketLeadsToWhatItWasMergedInto(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("lamp@x", "The lamp", "");
      desk.sweep();
      desk.kimWrites("chair@x", "The chair", "");
      desk.sweep();
      TicketId lamp = ticket(desk, "The lamp");
      TicketId chair = ticket(desk, "The chair");
      desk.engine
          .desk()
          .merge(HelpDesk.DESK, chair, OptionalInt.empty(), lamp, new Address("ana@lumen.example"));

      assertEquals(List.of(lamp), inMail(desk, "\"chair at x\""));
      assertEquals(List.of(lamp), known(desk, "chair"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void mailThatIsOnNoTicketIsNotShown(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("lamp@x", "The lamp", "");

      assertEquals(List.of(), inMail(desk, "lamp"));
      desk.sweep();
      assertEquals(1, inMail(desk, "lamp").size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aBusyMailboxSaysSoAndWhatIsKnownIsFoundAllTheSame(String provider) {
    try (HelpDesk desk = new HelpDesk(provider)) {
      desk.kimWrites("lamp@x", "The lamp", "");
      desk.sweep();
      desk.provider.sandbox().refuse("/messages", 429);

      assertInstanceOf(Answer.Later.class, asked(desk, "lamp"));
      assertEquals(1, known(desk, "lamp").size());
    }
  }

  private static TicketId ticket(HelpDesk desk, String subject) {
    return desk.tickets().stream()
        .filter(one -> one.subject().equals(subject))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static List<TicketId> known(HelpDesk desk, String words) {
    return desk
        .engine
        .search()
        .known(HelpDesk.DESK, SearchQuery.of(words), "", 10, any -> true)
        .hits()
        .stream()
        .map(hit -> new TicketId(hit.line().ticket()))
        .toList();
  }

  private static Answer<Search.InMail> asked(HelpDesk desk, String words) {
    return desk.engine
        .search()
        .inMail(
            HelpDesk.DESK,
            desk.mailbox().search().orElseThrow(),
            SearchQuery.of(words),
            any -> true);
  }

  private static List<TicketId> inMail(HelpDesk desk, String words) {
    Answer<Search.InMail> answer = asked(desk, words);
    assertTrue(answer instanceof Answer.Got, answer.toString());
    return ((Answer.Got<Search.InMail>) answer)
        .value().lines().stream().map(line -> new TicketId(line.ticket())).toList();
  }
}
