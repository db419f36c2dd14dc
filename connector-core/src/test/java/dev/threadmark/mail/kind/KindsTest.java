package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.DeliveryReport.Action;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.mime.MailFields;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {
  private static final String REPORT =
      "From: MAILER-DAEMON@mx.example\nSubject: Hm\nContent-Type: multipart/report; report-type=";

  @Test
  void aBounceThatCallsItselfAutoRepliedIsABounce() {
    Mail mail =
        Mails.mail(REPORT + "delivery-status\nAuto-Submitted: auto-replied", "Sorry", "text/plain");
    assertEquals(
        new Kind(MailKind.BOUNCE, "it is a delivery report (multipart/report, RFC 3464)"),
        Kinds.of(mail));
  }

  @ParameterizedTest
  @CsvSource({
    "feedback-report, FEEDBACK_REPORT",
    "disposition-notification, RECEIPT",
    "delivery-status, BOUNCE",
    "tlsrpt, FEEDBACK_REPORT"
  })
  void reportsAreToldByTheirType(String type, MailKind kind) {
    assertEquals(kind, kind(Mails.mail(REPORT + '"' + type + '"', "See the parts")));
  }

  @Test
  void aReportOfADeliveryThatWentWellIsAReceipt() {
    var recipient =
        new DeliveryReport.Recipient(
            new Address("a@b.example"), Action.DELIVERED, Optional.of("2.1.5"));
    var report =
        new DeliveryReport(List.of(recipient), Optional.empty(), List.of(), Optional.empty());
    Headers headers = Mails.mail(REPORT + "delivery-status", "").headers();
    Mail mail = MailFields.mail(headers, Body.EMPTY, List.of(), Optional.of(report));
    assertEquals(MailKind.RECEIPT, kind(mail));
    assertEquals(Optional.of(report).map(DeliveryReport::recipients), recipientsOf(mail));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MAILER-DAEMON                   | failure notice                 | Hi. This is the qmail-send program at mx.example.
          postmaster@mx.example           | Undeliverable: Invoice         | Your message did not reach some or all of the intended recipients.
          postmaster@mx.example           | Unzustellbar: Rechnung         | Die Nachricht konnte den folgenden Empfängern nicht zugestellt werden.
          postmaster@mx.example           | 配信不能: 請求書               | 配信できませんでした。
          mail@gateway.example            | Returned mail                  | Your mail could not be delivered to the following addresses: a@b.example
          mail@gateway.example            | Notice                         | This is the mail system at host mx.example. I'm sorry to have to inform you
          Mail Delivery System <x@y.example> | Hm                          | See below.
          """)
  void bouncesInProseAreBounces(String from, String subject, String text) {
    assertEquals(MailKind.BOUNCE, kind(Mails.from(from, subject, text)));
  }

  @Test
  void aReadReceiptInProseIsAReceipt() {
    String text = "Your message to Kim about the invoice was read on Monday, 9:30.";
    assertEquals(MailKind.RECEIPT, kind(Mails.from("kim@b.example", "Read: Invoice", text)));
  }

  @Test
  void anInvitationIsCalendarAndAnAnswerWithOneAttachedIsNot() {
    String text = "See you there";
    assertEquals(
        MailKind.CALENDAR, kind(Mails.from("kim@b.example", "Meeting", text, "text/calendar")));
    assertEquals(
        MailKind.HUMAN, kind(Mails.from("kim@b.example", "Re: Meeting", text, "text/calendar")));
    assertEquals(
        MailKind.CALENDAR,
        kind(Mails.mail("From: k@b.example\nContent-Type: text/calendar; method=REPLY", text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List-Id: <talk.example.org>",
        "List-Unsubscribe: <https://example.org/off>",
        "Precedence: list",
        "Precedence: bulk"
      })
  void listsAndNewslettersAreLists(String field) {
    assertEquals(
        MailKind.LIST, kind(Mails.mail("From: k@b.example\nSubject: News\n" + field, "New!")));
  }

  @Test
  void aMailWithNothingInItIsUnreadable() {
    assertEquals(MailKind.UNREADABLE, kind(Mails.mail("Date:  ", " ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: kim@b.example\nContent-Type: multipart/report; report-type=delivery-status",
        "From: Mailer-Daemon@mx.example",
        "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@b.example>",
        "From: kim@b.example\nReturn-Path: <>",
        "From: kim@b.example\nSubject: Undeliverable: Invoice",
      })
  void whatPointsAtAReportWantsItsRawForm(String fields) {
    assertTrue(Kinds.wantsRaw(Mails.mail(fields, "Hm")));
  }

  @Test
  void anOrdinaryMailDoesNotWantItsRawForm() {
    assertFalse(Kinds.wantsRaw(Mails.from("kim@b.example", "Re: Undeliverable: Invoice", "Hm")));
  }

  @Test
  void noTwoRulesShareAName() {
    List<String> names = Kinds.RULES.stream().map(Rule::name).toList();
    assertEquals(names.stream().distinct().toList(), names);
  }

  private static MailKind kind(Mail mail) {
    return Kinds.of(mail).kind();
  }

  private static Optional<List<DeliveryReport.Recipient>> recipientsOf(Mail mail) {
    return Kinds.report(mail, Kinds.of(mail).kind()).map(DeliveryReport::recipients);
  }
}
