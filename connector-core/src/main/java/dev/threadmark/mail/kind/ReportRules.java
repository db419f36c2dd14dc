package dev.threadmark.mail.kind;

import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.DeliveryReport.Action;
import dev.threadmark.mail.MailKind;
import java.util.List;

/** Feedback reports and receipts: reports that tell of no failure. */
final class ReportRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "feedback-report",
              MailKind.FEEDBACK_REPORT,
              "it is an abuse or authentication report (RFC 5965)",
              mail -> mail.isReport("feedback-report") || mail.holds("message/feedback-report")),
          new Rule(
              "aggregate-report",
              MailKind.FEEDBACK_REPORT,
              "it is a daily report on mail authentication or encryption (DMARC, TLS-RPT)",
              mail -> mail.isReport("tlsrpt") || ReportPhrases.AGGREGATE.start(subject(mail))),
          new Rule(
              "complaint",
              MailKind.FEEDBACK_REPORT,
              "it is a complaint about a mail, with that mail attached",
              mail -> ReportPhrases.COMPLAINT.start(subject(mail)) && mail.holds("message/rfc822")),
          new Rule(
              "read-receipt",
              MailKind.RECEIPT,
              "it is a read receipt (RFC 8098)",
              mail ->
                  mail.isReport("disposition-notification")
                      || mail.contentType().startsWith("multipart/report")
                          && mail.holds("message/disposition-notification")
                      || mail.contentType().startsWith("message/disposition-notification")),
          new Rule(
              "read-receipt-prose",
              MailKind.RECEIPT,
              "its subject and its first words are those of a read receipt",
              mail ->
                  !mail.subject().marked()
                      && ReportPhrases.READ_SUBJECT.start(subject(mail))
                      && ReportPhrases.READ.in(mail.own())),
          new Rule(
              "delivered",
              MailKind.RECEIPT,
              "it reports a delivery that went well",
              mail -> mail.mail().report().filter(ReportRules::wentWell).isPresent()),
          new Rule(
              "delivered-prose",
              MailKind.RECEIPT,
              "the mail system writes that a mail was delivered",
              mail ->
                  (SystemSender.daemon(mail) || SystemSender.office(mail))
                      && (ReportPhrases.DELIVERED_SUBJECT.start(subject(mail))
                          || ReportPhrases.DELIVERED.in(mail.text()))
                      && !BouncePhrases.FAILURE.in(mail.text())
                      && mail.mail().report().filter(DeliveryReport::failed).isEmpty()));

  private ReportRules() {}

  private static String subject(Glance mail) {
    return mail.subject().words();
  }

  private static boolean wentWell(DeliveryReport report) {
    return !report.recipients().isEmpty()
        && report.recipients().stream()
            .noneMatch(r -> r.action() == Action.FAILED || r.action() == Action.DELAYED);
  }
}
