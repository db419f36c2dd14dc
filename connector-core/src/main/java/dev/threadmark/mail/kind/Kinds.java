package dev.threadmark.mail.kind;

import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells from a mail alone what kind it is. Agent and own need to know us, and are told later. */
public final class Kinds {
  private static final Rule UNREADABLE =
      new Rule(
          "unreadable",
          MailKind.UNREADABLE,
          "it has no sender, no subject, no words and no attachments",
          Kinds::blank);

  /**
   * In this order; the first that holds decides. Reports come before automatic replies, for a third
   * of all bounces call themselves {@code auto-replied}; and those come before lists, for many
   * lists carry absence notes.
   */
  static final List<Rule> RULES =
      Stream.of(
              List.of(UNREADABLE),
              ReportRules.ALL,
              BounceRules.ALL,
              AutoReplyRules.ALL,
              ListRules.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Kind HUMAN =
      new Kind(MailKind.HUMAN, "nothing in it shows that a machine wrote it");

  private Kinds() {}

  /** The kind of {@code mail}; never AGENT or OWN, which a mail alone cannot show. */
  public static Kind of(Mail mail) {
    Glance glance = new Glance(mail);
    return rule(glance).map(Rule::verdict).orElse(HUMAN);
  }

  static Optional<Rule> rule(Glance mail) {
    return RULES.stream().filter(rule -> rule.holds().test(mail)).findFirst();
  }

  /**
   * True where the raw MIME must be read before the kind and the report can be told: what {@code
   * mail} was made of, a provider's fields and one body, points at a report, and reports carry
   * their facts in parts of their own.
   */
  public static boolean wantsRaw(Mail mail) {
    Glance glance = new Glance(mail);
    return mail.report().isEmpty()
        && (glance.contentType().startsWith("multipart/report")
            || glance.emptyReturnPath()
            || SystemSender.daemon(glance)
            || SystemSender.office(glance)
            || glance.headers().has("X-Failed-Recipients")
            || glance.headers().has("X-MS-Exchange-Message-Is-Ndr")
            || BounceRules.saysUndelivered(glance));
  }

  /**
   * What a bounce or a receipt says of the mail that it is about: out of its parts (RFC 3464), and
   * out of its prose where they are missing. Empty for any other kind.
   *
   * @param kind as {@link #of} told it
   */
  public static Optional<DeliveryReport> report(Mail mail, MailKind kind) {
    return kind == MailKind.BOUNCE || kind == MailKind.RECEIPT
        ? ProseBounce.read(mail)
        : Optional.empty();
  }

  private static boolean blank(Glance glance) {
    Mail mail = glance.mail();
    return mail.from().isEmpty()
        && glance.sender().isEmpty()
        && mail.subject().isBlank()
        && glance.text().isEmpty()
        && mail.attachments().isEmpty();
  }
}
