package dev.threadmark.doctor;

import dev.threadmark.mail.Address;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.ticket.TicketId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the doctor's mails. They carry a reply token that we issued to the mailbox itself, so that
 * the deployment knows them for its own and makes no ticket of them.
 */
final class Letters {
  /** The field that is looked for at the other end. */
  static final String FIELD = "X-Threadmark-Doctor";

  private static final String TEXT =
      """
      Threadmark examines this mailbox (threadmark doctor). This mail makes no ticket and may be
      deleted.
      """;

  private final Patient patient;
  private final String nonce = nonce();
  private final TicketId ticket = TicketId.derive("doctor|" + nonce);

  Letters(Patient patient) {
    this.patient = patient;
  }

  OutgoingMail plain() {
    return mail("1", patient.mailbox().address(), Optional.empty());
  }

  OutgoingMail answer(Arrival first) {
    return mail(
        "2",
        tagged(),
        Optional.of(
            new OutgoingMail.Original(
                first.delivery().id(),
                first.delivery().thread(),
                Optional.of(first.mail().id()),
                List.of())));
  }

  /** The mailbox's address with a tag. */
  Address tagged() {
    Address plain = patient.mailbox().address();
    return new Address(plain.value().replaceFirst("@", "+tmdoctor" + nonce.substring(0, 6) + "@"));
  }

  private OutgoingMail mail(String number, Address to, Optional<OutgoingMail.Original> answers) {
    Instant now = patient.clock().instant();
    Address us = patient.mailbox().address();
    String token =
        patient.engine().tokenKeys().issue(patient.mailbox().tenant(), ticket, us).toString();
    return new OutgoingMail(
        new OutboxKey("doctor" + nonce + number),
        us,
        List.of(to),
        List.of(),
        Optional.empty(),
        "Threadmark doctor " + nonce + number,
        TEXT,
        answers,
        Map.of("X-Threadmark", token, FIELD, nonce + number),
        true,
        List.of(),
        now);
  }

  private static String nonce() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
