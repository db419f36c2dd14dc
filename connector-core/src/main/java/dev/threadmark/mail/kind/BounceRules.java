package dev.threadmark.mail.kind;

import dev.threadmark.mail.MailKind;
import java.util.List;
import java.util.function.Predicate;

/** Reports on mail that could not, or not yet, be delivered. */
final class BounceRules {
  private static final Predicate<Glance> FROM_SYSTEM =
      mail -> SystemSender.daemon(mail) || SystemSender.office(mail) || mail.emptyReturnPath();

  static final List<Rule> ALL =
      List.of(
          bounce(
              "delivery-report",
              "it is a delivery report (multipart/report, RFC 3464)",
              mail -> mail.contentType().startsWith("multipart/report")),
          bounce(
              "delivery-status-part",
              "the mail system wrote it, and a part of it is a delivery status (RFC 3464)",
              mail ->
                  mail.holds("message/delivery-status")
                      && (FROM_SYSTEM.test(mail) || saysUndelivered(mail))),
          bounce(
              "bounce-field",
              "its header names addresses that a mail could not be delivered to",
              mail ->
                  mail.headers().has("X-Failed-Recipients")
                      || mail.headers().has("X-MS-Exchange-Message-Is-Ndr")),
          bounce("mailer-daemon", "the mail system wrote it (mailer-daemon)", SystemSender::daemon),
          bounce(
              "system-subject",
              "the mail system wrote it, and its subject says that a mail was not delivered",
              mail -> FROM_SYSTEM.test(mail) && saysUndelivered(mail)),
          bounce(
              "system-text",
              "the mail system wrote it, and its words say that a mail was not delivered",
              mail ->
                  FROM_SYSTEM.test(mail)
                      && !challenge(mail)
                      && BouncePhrases.FAILURE.in(mail.text())
                      && BouncePhrases.TRANSCRIPT.in(mail.text())),
          bounce(
              "returned-mail",
              "a machine wrote it, says that a mail was not delivered, and gives that mail back",
              mail ->
                  SystemSender.nobody(mail)
                      && mail.holds("message/rfc822", "text/rfc822-headers")
                      && BouncePhrases.FAILURE.in(mail.text())
                      && BouncePhrases.TRANSCRIPT.in(mail.text())),
          bounce(
              "subject-and-text",
              "its subject and its words say that a mail was not delivered",
              mail ->
                  saysUndelivered(mail)
                      && !challenge(mail)
                      && BouncePhrases.FAILURE.in(mail.text())
                      && BouncePhrases.TRANSCRIPT.in(mail.text())),
          bounce(
              "opening",
              "it starts with the words of a mail system that could not deliver a mail",
              mail ->
                  !mail.subject().marked()
                      && !challenge(mail)
                      && BouncePhrases.OPENING.start(mail.own())),
          bounce(
              "list-refusal",
              "a mailing list or a filter refused a mail",
              mail ->
                  !mail.subject().marked()
                      && BouncePhrases.REFUSED_SUBJECT.start(mail.subject().words())
                      && BouncePhrases.REFUSED.in(mail.own())));

  private BounceRules() {}

  private static Rule bounce(String name, String because, Predicate<Glance> holds) {
    return new Rule(name, MailKind.BOUNCE, because, holds);
  }

  /** A challenge borrows the words of bounces. */
  private static boolean challenge(Glance mail) {
    return mail.challenge();
  }

  /** A person who forwards a bounce, or asks about one, keeps its subject behind a mark. */
  static boolean saysUndelivered(Glance mail) {
    return !mail.subject().marked() && BouncePhrases.SUBJECT.start(mail.subject().words());
  }
}
