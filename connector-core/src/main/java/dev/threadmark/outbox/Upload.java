package dev.threadmark.outbox;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.ticket.TicketId;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that comes in parts, before the answer that it goes with. It belongs to whoever began it.
 *
 * @param id of 40 hex digits
 * @param size in bytes, said beforehand
 * @param use the answer that it goes with by now
 * @param gone true once it is being removed: nothing is added to it any more
 */
public record Upload(
    String id,
    MailboxId mailbox,
    Address by,
    String name,
    String type,
    long size,
    Instant begun,
    Optional<Use> use,
    boolean gone) {
  /**
   * Bytes of every part but the last. As base64 in JSON it is half of what Lambda takes; as a
   * hundred rows it is one batch, so that a part is there as a whole or not at all.
   */
  public static final int PART = Uploads.PIECE * Uploads.PIECES;

  /** An answer, by its place in the outbox. */
  public record Use(TicketId ticket, OutboxKey key) {}

  /** How many parts it has. */
  public int parts() {
    return (int) ((size + PART - 1) / PART);
  }

  /** How many bytes the part of that number has, from 0; empty where it has no such part. */
  public Optional<Integer> bytesOf(int part) {
    return part < 0 || part >= parts()
        ? Optional.empty()
        : Optional.of((int) Math.min(PART, size - (long) part * PART));
  }

  Upload usedBy(Use now) {
    return new Upload(id, mailbox, by, name, type, size, begun, Optional.of(now), gone);
  }

  Upload going() {
    return new Upload(id, mailbox, by, name, type, size, begun, use, true);
  }
}
