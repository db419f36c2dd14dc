package dev.threadmark.mail.mime;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.NamedAddress;
import dev.threadmark.mail.Parties;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a {@link Mail} of header fields and the parts that somebody already took apart: {@link
 * MimeReader}, or a provider's driver, whose JSON gives the values raw or already decoded.
 */
public final class MailFields {
  private static final Pattern FOLD = Pattern.compile("\\r\\n|[\\r\\n\\t]");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private static final Set<String> ID_FIELDS = Set.of("message-id", "in-reply-to", "references");

  private MailFields() {}

  /** The mail that {@code headers} describe. Broken fields count as absent. */
  public static Mail mail(
      Headers headers, Body body, List<Attachment> attachments, Optional<DeliveryReport> report) {
    Headers readable = withReadableIds(headers);
    Parties parties =
        new Parties(
            addresses(headers, "From").stream().findFirst(),
            addresses(headers, "Sender").stream().findFirst(),
            addresses(headers, "Reply-To"),
            addresses(headers, "To"),
            addresses(headers, "Cc"));
    String subject = headers.first("Subject").map(MailFields::decoded).orElse("");
    Optional<Instant> date = headers.first("Date").flatMap(MailDate::read);
    Optional<MessageId> id = readable.first("Message-ID").flatMap(MailFields::ownId);
    return new Mail(
        id.orElseGet(
            () ->
                DerivedId.of(
                    parties.from().stream().toList(),
                    parties.to(),
                    date,
                    headers.first("Date").orElse(""),
                    subject,
                    body,
                    attachments)),
        id.isEmpty(),
        readable,
        parties,
        subject,
        date,
        body,
        attachments,
        report);
  }

  /** The addresses of all fields of that name, names decoded (RFC 2047). */
  public static List<NamedAddress> addresses(Headers headers, String name) {
    return headers.all(name).stream()
        .flatMap(value -> AddressField.addresses(value).stream())
        .toList();
  }

  /** Unstructured text with its encoded words decoded (RFC 2047), without control characters. */
  public static String decoded(String text) {
    String unfolded = FOLD.matcher(EncodedWords.decode(text)).replaceAll(" ");
    return CONTROL.matcher(unfolded).replaceAll("").strip();
  }

  /** Some servers encode long ids as if they were text; ids must match all the same. */
  private static Headers withReadableIds(Headers headers) {
    return new Headers(
        headers.fields().stream()
            .map(
                field ->
                    ID_FIELDS.contains(field.name().toLowerCase(Locale.ROOT))
                            && field.value().contains("=?")
                        ? new Header(field.name(), EncodedWords.decode(field.value()))
                        : field)
            .toList());
  }

  /** Its own id may lack brackets and even the {@code @}: one word is enough to be told apart. */
  private static Optional<MessageId> ownId(String value) {
    String bare = value.replaceAll("[<>]", "").strip();
    boolean oneWord = !bare.isEmpty() && bare.chars().noneMatch(Character::isWhitespace);
    return MessageId.parse(value)
        .or(() -> oneWord ? Optional.of(new MessageId(bare)) : Optional.empty());
  }
}
