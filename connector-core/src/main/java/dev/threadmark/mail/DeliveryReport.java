package dev.threadmark.mail;

import java.util.List;
import java.util.Optional;

/**
 * What a bounce says about a mail that was sent (RFC 3464, or read out of prose).
 *
 * @param recipients those it failed, is late or went well for
 * @param originalId the Message-ID of the mail that is reported on
 * @param originalReferences the References and In-Reply-To of that mail, oldest first
 * @param originalSubject its subject, decoded
 */
public record DeliveryReport(
    List<Recipient> recipients,
    Optional<MessageId> originalId,
    List<MessageId> originalReferences,
    Optional<String> originalSubject) {

  public DeliveryReport {
    recipients = List.copyOf(recipients);
    originalReferences = List.copyOf(originalReferences);
  }

  /** {@code Action} of RFC 3464, 2.3.3; prose that says no more than "failed" is FAILED. */
  public enum Action {
    FAILED,
    DELAYED,
    DELIVERED,
    RELAYED,
    EXPANDED
  }

  /**
   * @param status the enhanced status code (RFC 3463), such as {@code 5.1.1}, where one is given
   */
  public record Recipient(Address address, Action action, Optional<String> status) {}

  /** True if delivery has been given up for at least one recipient. */
  public boolean failed() {
    return recipients.stream().anyMatch(recipient -> recipient.action() == Action.FAILED);
  }
}
