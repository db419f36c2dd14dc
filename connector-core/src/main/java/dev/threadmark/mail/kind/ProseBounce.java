package dev.threadmark.mail.kind;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.DeliveryReport.Action;
import dev.threadmark.mail.DeliveryReport.Recipient;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.mime.MailFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a bounce that tells its story in prose: no delivery status (RFC 3464), or one that says
 * less than the words around it. What a mail system says in machine form goes before its prose.
 */
final class ProseBounce {
  private static final Pattern STATUS =
      Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");

  private ProseBounce() {}

  /** The report in {@code mail}, or empty where it names neither a recipient nor the mail. */
  static Optional<DeliveryReport> read(Mail mail) {
    Optional<DeliveryReport> parts = mail.report();
    if (parts.filter(ProseBounce::whole).isPresent()) {
      return parts;
    }
    ReturnedMail prose = ReturnedMail.in(PlainText.of(mail.body()));
    Headers copy = prose.header();
    List<Recipient> named = parts.map(DeliveryReport::recipients).orElse(List.of());
    DeliveryReport report =
        new DeliveryReport(
            named.isEmpty() ? recipients(mail, prose) : named,
            parts.flatMap(DeliveryReport::originalId).or(() -> originalId(mail, prose)),
            parts.map(DeliveryReport::originalReferences).orElseGet(() -> references(copy)),
            parts
                .flatMap(DeliveryReport::originalSubject)
                .or(() -> copy.first("Subject").map(MailFields::decoded))
                .or(() -> OriginalSubject.in(mail.subject(), prose.report())));
    boolean nothing = report.recipients().isEmpty() && report.originalId().isEmpty();
    return nothing ? Optional.empty() : Optional.of(report);
  }

  private static boolean whole(DeliveryReport report) {
    return !report.recipients().isEmpty() && report.originalId().isPresent();
  }

  private static List<Recipient> recipients(Mail mail, ReturnedMail prose) {
    String words = String.join("\n", prose.report());
    Action action =
        DelayPhrases.delayed(mail.subject(), Phrases.plain(words)) ? Action.DELAYED : Action.FAILED;
    List<Recipient> recipients = new ArrayList<>();
    for (Address address : failed(mail, prose)) {
      recipients.add(new Recipient(address, action, status(words, address)));
    }
    return recipients;
  }

  private static Set<Address> failed(Mail mail, ReturnedMail prose) {
    Set<Address> failed = new LinkedHashSet<>();
    mail.headers().all("X-Failed-Recipients").stream()
        .flatMap(value -> Stream.of(value.split("[,\\s]+")))
        .forEach(address -> Address.parse(address).ifPresent(failed::add));
    if (failed.isEmpty()) {
      Set<Address> parties = new LinkedHashSet<>(mail.parties().recipients().toList());
      mail.from().ifPresent(parties::add);
      failed.addAll(FailedRecipients.in(prose.report(), parties));
    }
    if (failed.isEmpty()) {
      MailFields.addresses(prose.header(), "To").forEach(to -> failed.add(to.address()));
    }
    return failed;
  }

  /** The code that stands next after the address; the first one of all where none follows. */
  private static Optional<String> status(String words, Address address) {
    Matcher status = STATUS.matcher(words);
    int at = words.toLowerCase(Locale.ROOT).indexOf(address.value());
    boolean found = at >= 0 && status.find(at) || status.find(0);
    return found ? Optional.of(status.group(1)) : Optional.empty();
  }

  /** Exchange and Gmail send their reports as answers to the mail that failed. */
  private static Optional<MessageId> originalId(Mail mail, ReturnedMail prose) {
    return prose
        .header()
        .first("Message-ID")
        .flatMap(MessageId::parse)
        .or(() -> OriginalSubject.messageId(prose.report()))
        .or(() -> mail.inReplyTo().stream().findFirst())
        .or(() -> mail.references().stream().reduce((first, last) -> last));
  }

  private static List<MessageId> references(Headers copy) {
    return Stream.of("References", "In-Reply-To")
        .flatMap(name -> copy.all(name).stream())
        .flatMap(value -> MessageId.parseAll(value).stream())
        .distinct()
        .toList();
  }
}
