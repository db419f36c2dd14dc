package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Re: Automatic reply: Invoice        | Thanks for letting me know. Who can release the payment meanwhile?
          AW: Abwesenheitsnotiz: Rechnung     | Danke, dann melde ich mich nächste Woche.
          Automatic reply does not work       | We set an out of office note in your product, and nobody gets it.
          Out of office settings              | How do I set this up for my colleagues?
          Fwd: Undeliverable: Invoice         | Look what I got from your server: the following recipient failed.
          Re: Mail delivery failed            | I sent it again, did it arrive now?
          Delivery failed                     | My parcel 4711 was not delivered. Please send it again to the following street.
          Delivery problem with order 12      | The shop says that it could not be delivered. What now?
          Undelivered items                   | Two of five items were not delivered.
          Your message                        | Your e-mail of Monday did not reach me until today, sorry.
          Vacation request                    | I would like to be on leave from Monday on. Please enter it.
          Abwesenheit am Montag               | Bitte tragen Sie mich für Montag aus, ich habe einen Termin.
          Eingangsbestätigung                 | Bitte bestätigen Sie mir den Eingang meiner Unterlagen.
          Read: the manual                    | I did, and it does not help.
          Accepted                            | We accept your offer.
          Auto: Frage zum Vertrag             | Was kostet die Versicherung für mein Auto?
          Bounce house                        | Can we rent it on Sunday?
          Warning light                       | It blinks since yesterday.
          Account disabled                    | User unknown, it says when I sign in. Please help.
          """)
  void aPersonWhoWritesOfMachineMailIsAPerson(String subject, String text) {
    assertEquals(MailKind.HUMAN, kind(Mails.from("Kim <kim@customer.example>", subject, text)));
  }

  @Test
  void whoIsAwayButAsksSomethingIsAPerson() {
    String text = "I am on vacation until Monday. Could you please contact Bo about the invoice?";
    assertEquals(MailKind.HUMAN, kind(Mails.answer("Re: Invoice", text)));
  }

  @Test
  void whoAnswersBetweenTheLinesOfAnAbsenceNoteIsAPerson() {
    String text =
        """
        > I am out of the office until Monday.
        So Kim is out of the office until Monday; please contact Bo.
        """;
    assertEquals(MailKind.HUMAN, kind(Mails.answer("Re: Invoice", text)));
  }

  @Test
  void whoAnswersAboveAQuotedAbsenceNoteIsAPerson() {
    String text =
        """
        Thanks, that is settled then.

        -----Original Message-----
        From: Kim
        Subject: Automatic reply: Invoice

        I am out of the office. For urgent matters please contact Bo.
        """;
    assertEquals(MailKind.HUMAN, kind(Mails.answer("RE: Automatic reply: Invoice", text)));
  }

  @Test
  void aPostmasterMayWriteHimself() {
    Mail mail =
        Mails.from("postmaster@customer.example", "Our new server", "It has a new address.");
    assertEquals(MailKind.HUMAN, kind(mail));
  }

  @Test
  void anAdministratorMayWriteOfUsers() {
    String text = "Please remove Kim: the user is unknown here, and the account is disabled.";
    assertEquals(
        MailKind.HUMAN,
        kind(Mails.from("System Administrator <sa@customer.example>", "Kim", text)));
  }

  @Test
  void aMachineThatAnswersNobodyIsNoAutomaticReply() {
    String fields = "From: cron@customer.example\nSubject: Backup\nAuto-Submitted: auto-generated";
    assertEquals(MailKind.HUMAN, kind(Mails.mail(fields, "Backup failed: disk full")));
  }

  @Test
  void exchangeSuppressesSomeAnswersToPeoplesMailToo() {
    String fields =
        "From: kim@customer.example\nSubject: Re: Printer\nX-Auto-Response-Suppress: DR, OOF, AutoReply";
    assertEquals(
        MailKind.HUMAN, kind(Mails.mail(fields, "We have received your message, it works now.")));
  }

  @Test
  void aMailThatARulePassedOnIsItsWritersThoughItsReturnPathIsEmpty() {
    String fields =
        """
        Return-Path: <>
        From: kim@customer.example
        Subject: Re: Printer
        In-Reply-To: <1@desk.example>
        X-MS-Exchange-Inbox-Rules-Loop: old@desk.example""";
    assertEquals(MailKind.HUMAN, kind(Mails.mail(fields, "It prints again.")));
  }

  private static MailKind kind(Mail mail) {
    return Kinds.of(mail).kind();
  }
}
