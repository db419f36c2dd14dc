package dev.threadmark.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * One message as a value: what its sender and the systems on its way wrote, decoded, and nothing of
 * where it lies (that is {@code Delivery}).
 *
 * @param id its Message-ID; derived from the content where it had none
 * @param idDerived true where {@code id} was derived
 * @param subject decoded, unfolded, otherwise as written
 * @param date when its sender says it was written; empty where no date can be read
 * @param report what it says about another mail, where it is a bounce
 */
public record Mail(
    MessageId id,
    boolean idDerived,
    Headers headers,
    Parties parties,
    String subject,
    Optional<Instant> date,
    Body body,
    List<Attachment> attachments,
    Optional<DeliveryReport> report) {

  public Mail {
    attachments = List.copyOf(attachments);
  }

  /**
   * The mail that this one answers, as {@code In-Reply-To} says; several ids are rare but legal.
   */
  public List<MessageId> inReplyTo() {
    return headers.all("In-Reply-To").stream()
        .flatMap(v -> MessageId.parseAll(v).stream())
        .toList();
  }

  /** The ids of {@code References}, oldest first as the header has them, without its own id. */
  public List<MessageId> references() {
    LinkedHashSet<MessageId> ids = new LinkedHashSet<>();
    headers.all("References").forEach(value -> ids.addAll(MessageId.parseAll(value)));
    ids.remove(id);
    return new ArrayList<>(ids);
  }

  /** This mail with what it says about another, read out of its prose. */
  public Mail with(DeliveryReport found) {
    return new Mail(
        id, idDerived, headers, parties, subject, date, body, attachments, Optional.of(found));
  }

  public Optional<ThreadIndex> threadIndex() {
    return headers.first("Thread-Index").flatMap(ThreadIndex::parse);
  }

  public Optional<Address> from() {
    return parties.from().map(NamedAddress::address);
  }
}
