package dev.threadmark.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a mail, in one line: what {@code messages} lists.
 *
 * @param digest tells this mail from every other, see {@code Digest}
 * @param ticket the ticket it is on, or is proposed for; empty where it needs none
 * @param decision open, append, hold, ignore or quarantine
 */
public record MailMark(
    String digest,
    String messageId,
    String providerId,
    String mailbox,
    Optional<String> ticket,
    String decision,
    String rule,
    String because,
    String kind,
    Instant receivedAt) {}
