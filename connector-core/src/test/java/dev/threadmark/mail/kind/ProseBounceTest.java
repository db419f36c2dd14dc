package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.DeliveryReport.Action;
import dev.threadmark.mail.DeliveryReport.Recipient;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProseBounceTest {
  private static final String DAEMON = "MAILER-DAEMON@mx.example";

  @Test
  void qmailNamesTheRecipientAndGivesTheMailBack() {
    DeliveryReport report =
        read(
            Mails.from(
                DAEMON,
                "failure notice",
                """
                Hi. This is the qmail-send program at mx.example.
                I'm afraid I wasn't able to deliver your message to the following addresses.

                <kim@gone.example>:
                Sorry, no mailbox here by that name. (#5.1.1)

                --- Below this line is a copy of the message.

                Return-Path: <help@desk.example>
                Received: (qmail 7 invoked from network)
                Message-ID: <abc@desk.example>
                References: <first@desk.example>
                 <second@customer.example>
                Subject: Your
                 invoice
                To: kim@gone.example

                Hello
                """));
    assertEquals(List.of(failed("kim@gone.example", "5.1.1")), report.recipients());
    assertEquals(Optional.of(new MessageId("abc@desk.example")), report.originalId());
    assertEquals(Optional.of("Your invoice"), report.originalSubject());
    assertEquals(
        List.of(new MessageId("first@desk.example"), new MessageId("second@customer.example")),
        report.originalReferences());
  }

  @Test
  void exchangeNamesOnlyTheSubjectAndAnswersTheMail() {
    Mail mail =
        Mails.mail(
            """
            From: postmaster@customer.example
            To: help@desk.example
            In-Reply-To: <abc@desk.example>
            Subject: Undeliverable: Your invoice""",
            """
            Your message

              To:      Kim
              Subject: Your invoice
              Sent:    Monday

            did not reach the following recipient(s):

            kim@customer.example on Monday
                The recipient name is not recognized
            """);
    DeliveryReport report = read(mail);
    assertEquals(List.of(failed("kim@customer.example", null)), report.recipients());
    assertEquals(Optional.of(new MessageId("abc@desk.example")), report.originalId());
    assertEquals(Optional.of("Your invoice"), report.originalSubject());
  }

  @Test
  void aWarningIsADelay() {
    DeliveryReport report =
        read(
            Mails.from(
                DAEMON,
                "Warning: message delayed 4 hours",
                """
                A message that you sent has not yet been delivered to:

                  kim@slow.example

                Delivery attempts will continue for some time.
                """));
    assertEquals(Action.DELAYED, report.recipients().get(0).action());
  }

  @Test
  void everyRecipientHasItsOwnStatus() {
    DeliveryReport report =
        read(
            Mails.from(
                DAEMON,
                "Delivery failed",
                """
                Could not be delivered:

                kim@a.example: 550 5.1.1 unknown
                bo@b.example: 552 5.2.2 full
                """));
    assertEquals(
        List.of(failed("kim@a.example", "5.1.1"), failed("bo@b.example", "5.2.2")),
        report.recipients());
  }

  @Test
  void aFieldOfTheHeaderGoesBeforeProse() {
    Mail mail =
        Mails.mail(
            "From: " + DAEMON + "\nSubject: Hm\nX-Failed-Recipients: kim@a.example, bo@b.example",
            "<other@c.example>: failed");
    assertEquals(
        List.of("kim@a.example", "bo@b.example"),
        read(mail).recipients().stream().map(r -> r.address().value()).toList());
  }

  @Test
  void anAddressOfANetworkIsNoStatus() {
    Mail mail =
        Mails.from(DAEMON, "failure notice", "<kim@a.example>: 5.6.7.8 does not like recipient.");
    assertEquals(List.of(failed("kim@a.example", null)), read(mail).recipients());
  }

  @Test
  void htmlIsReadAsText() {
    Mail mail =
        Mails.withBody(
            Mails.from(DAEMON, "failure notice", ""),
            Body.html("<p>Could not be delivered to</p><p>kim@a.example<br>550 5.1.1 unknown</p>"));
    assertEquals(List.of(failed("kim@a.example", "5.1.1")), read(mail).recipients());
  }

  @Test
  void aPersonsMailHasNoReport() {
    Mail mail = Mails.from("kim@a.example", "Re: failure notice", "<bo@b.example>: 550 5.1.1");
    assertTrue(Kinds.report(mail, Kinds.of(mail).kind()).isEmpty());
  }

  private static DeliveryReport read(Mail mail) {
    return Kinds.report(mail, Kinds.of(mail).kind()).orElseThrow();
  }

  private static Recipient failed(String address, String status) {
    return new Recipient(new Address(address), Action.FAILED, Optional.ofNullable(status));
  }
}
