package dev.threadmark.local.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Mail;
import dev.threadmark.outbox.Patience;
import dev.threadmark.store.MailMark;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acknowledgements end to end: the drivers, the engine, the dispatcher, and who gets the mail. */
class AcknowledgementOnProvidersTest {
  private static final String SUPPORT = "support@lumen.example";
  private static final String DESK = "desk@vendora.example";
  private static final String ADA = "ada@sender.example";
  private static final int ROUNDS = 30;

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void whatIsDeliveredMoreThanOnceIsAcknowledgedOnce(String provider) {
    try (Desks desks = new Desks(provider, List.of(SUPPORT), List.of(ADA))) {
      desks.deliver(SUPPORT, mail(ADA, "q1@sender.example", "Lamp", ""));
      desks.deliver(SUPPORT, mail(ADA, "q1@sender.example", "Lamp", ""));
      desks.round();
      desks.deliver(SUPPORT, mail(ADA, "q1@sender.example", "Lamp", ""));
      untilQuiet(desks);

      assertEquals(1, desks.inbox(ADA).size());
      assertEquals(1, desks.tickets(SUPPORT).size());
      assertEquals(1, desks.tickets(SUPPORT).get(0).messages());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void itNamesTheTicketAndItsOwnCopyIsKnownAsOurs(String provider) {
    try (Desks desks = new Desks(provider, List.of(SUPPORT), List.of(ADA))) {
      desks.deliver(SUPPORT, mail(ADA, "q1@sender.example", "Lamp", ""));
      untilQuiet(desks);

      String ticket = desks.tickets(SUPPORT).get(0).ticket();
      Mail acknowledged = desks.inbox(ADA).get(0);
      assertEquals("Re: Lamp [#" + ticket + "]", acknowledged.subject());
      assertTrue(acknowledged.body().text().orElse("").contains("Ticket " + ticket));
      List<MailMark> own =
          desks.marks(SUPPORT).stream().filter(mark -> mark.kind().equals("own")).toList();
      assertEquals(1, own.size());
      assertEquals("ignore", own.get(0).decision());
      assertEquals("open", desks.tickets(SUPPORT).get(0).status().name().toLowerCase());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAnswerToItThatKeepsItsMessageIdAndNothingElseFindsTheTicket(String provider) {
    try (Desks desks = new Desks(provider, List.of(SUPPORT), List.of(ADA))) {
      desks.deliver(SUPPORT, mail(ADA, "q1@sender.example", "Lamp", ""));
      desks.round();
      String answered = "In-Reply-To: <" + desks.inbox(ADA).get(0).id() + ">\n";
      desks.deliver(SUPPORT, mail(ADA, "a1@phone.example", "thanks", answered));
      untilQuiet(desks);

      assertEquals(1, desks.tickets(SUPPORT).size());
      assertEquals(2, desks.tickets(SUPPORT).get(0).messages());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void anAnswerThatIsCutOffMakesNoSecondMail(String provider) {
    try (Desks desks = new Desks(provider, List.of(SUPPORT), List.of(ADA))) {
      desks.deliver(SUPPORT, mail(ADA, "q1@sender.example", "Lamp", ""));
      desks.cutNextAnswer();
      desks.round();
      desks.clock.pass(Patience.DEFAULT.settle());
      untilQuiet(desks);

      assertEquals(1, desks.inbox(ADA).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void twoHelpDesksThatAcknowledgeEachOtherStopAfterOne(String provider) {
    try (Desks desks = new Desks(provider, List.of(SUPPORT, DESK), List.of())) {
      desks.deliver(SUPPORT, mail(DESK, "hd.1@vendora.example", "Spare parts list", ""));
      untilQuiet(desks);

      assertEquals(1, desks.inbox(DESK).size());
      assertEquals(1, desks.inbox(SUPPORT).size());
      assertEquals(1, desks.tickets(SUPPORT).size());
    }
  }

  /** Nothing in its mails tells that a machine wrote them, and none names ours. */
  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aDeskThatAnswersEverythingUnderNewNumbersIsNotAnsweredForEver(String provider) {
    try (Desks desks = new Desks(provider, List.of(SUPPORT), List.of(DESK))) {
      desks.deliver(SUPPORT, mail(DESK, "hd.0@vendora.example", "Spare parts list", ""));
      int answered = 0;
      for (int round = 0; round < ROUNDS; round++) {
        desks.round();
        for (; answered < desks.inbox(DESK).size(); answered++) {
          String subject = "Vorgang HD-" + (1000 + answered) + " ist angelegt";
          desks.deliver(
              SUPPORT, mail(DESK, "hd." + (answered + 1) + "@vendora.example", subject, ""));
        }
      }

      // One for the question, two about the desk's own requests in one day.
      assertEquals(3, desks.inbox(DESK).size());
      assertEquals(4, desks.inbox(SUPPORT).size());
    }
  }

  private static void untilQuiet(Desks desks) {
    for (int round = 0; round < ROUNDS; round++) {
      desks.round();
    }
  }

  private static String mail(String from, String id, String subject, String more) {
    return """
        Message-ID: <%s>
        From: %s
        To: support@lumen.example
        Subject: %s
        MIME-Version: 1.0
        %s
        Where is the list that I was promised?
        """
        .formatted(id, from, subject, more);
  }
}
