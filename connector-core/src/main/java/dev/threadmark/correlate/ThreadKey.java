package dev.threadmark.correlate;

import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.ThreadIndex;
import dev.threadmark.ticket.TicketId;
import java.util.Locale;

/**
 * Something that mails of one thread share and that can be looked up: the key claims a ticket for
 * whatever shares it.
 */
public record ThreadKey(Kind kind, String value) {
  public enum Kind {
    MESSAGE_ID,
    /** A mail as it is known under one subject. */
    UNDER_SUBJECT,
    /** A mail that answers another and yet begins a ticket of its own. */
    BEGINNING,
    /** A mail that a person gave a ticket of its own: the value is its digest, and a count. */
    PARTED,
    THREAD_INDEX,
    PROVIDER_THREAD,
    /** A ticket that is known by its stamp only: the value is its number. */
    STAMP,
    /** A ticket whose beginner was erased: the value is its number. */
    ERASED
  }

  public static ThreadKey of(MessageId id) {
    return new ThreadKey(Kind.MESSAGE_ID, id.value());
  }

  /**
   * What mails share that are of the same thread and about the same, though neither answers the
   * other.
   *
   * @param topic a form of their subject
   */
  public static ThreadKey of(MessageId id, String topic) {
    return new ThreadKey(Kind.UNDER_SUBJECT, id.value() + " " + topic);
  }

  static ThreadKey beginning(MessageId id) {
    return new ThreadKey(Kind.BEGINNING, id.value());
  }

  /**
   * @param count 0, more where the ticket of that number went on in another by then
   */
  public static ThreadKey parted(String digest, int count) {
    return new ThreadKey(Kind.PARTED, digest + " " + count);
  }

  static ThreadKey stamp(TicketId ticket) {
    return new ThreadKey(Kind.STAMP, ticket.value());
  }

  /** In place of what led to a ticket of a person who was erased. */
  public static ThreadKey erased(TicketId ticket) {
    return new ThreadKey(Kind.ERASED, ticket.value());
  }

  /** The key that {@link #toString} wrote. */
  public static ThreadKey parse(String text) {
    int colon = text.indexOf(':');
    String kind = text.substring(0, colon).replace('-', '_').toUpperCase(Locale.ROOT);
    return new ThreadKey(Kind.valueOf(kind), text.substring(colon + 1));
  }

  public static ThreadKey of(ThreadIndex index) {
    return new ThreadKey(Kind.THREAD_INDEX, index.root());
  }

  public static ThreadKey ofProvider(String thread) {
    return new ThreadKey(Kind.PROVIDER_THREAD, thread);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + value;
  }
}
