package dev.threadmark.api;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.outbox.OutboxEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A mail that a ticket owes or owed, as the API tells of it. */
record OutgoingView(
    String key,
    String purpose,
    List<String> to,
    String subject,
    String text,
    OutboxEntry.State state,
    Instant since,
    Optional<Instant> undoUntil,
    String why) {

  /**
   * A code is its receiver's; what a customer wrote on his page comes by itself as a message,
   * unless it was given up.
   */
  static boolean isForPeople(OutboxEntry entry) {
    return switch (entry.purpose()) {
      case OutboxEntry.CODE -> false;
      case OutboxEntry.FROM_PAGE -> entry.state() == OutboxEntry.State.FAILED;
      default -> true;
    };
  }

  static OutgoingView of(OutboxEntry entry) {
    boolean fresh = entry.state() == OutboxEntry.State.OPEN && entry.attempts() == 0;
    return new OutgoingView(
        entry.key().value(),
        entry.purpose(),
        entry.mail().to().stream().map(Object::toString).toList(),
        entry.mail().subject(),
        PageLinks.without(entry.mail().text()),
        entry.state(),
        entry.since(),
        Optional.of(entry.notBefore()).filter(any -> fresh),
        entry.why());
  }
}
