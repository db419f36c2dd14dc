package dev.threadmark.desk;

import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import java.util.List;

/**
 * What became of something that a person wanted. All of them are expected.
 *
 * @param <T> what it comes to
 */
public sealed interface Done<T> {

  /** It is so now. */
  record So<T>(T value) implements Done<T> {}

  /** There is no such ticket in this mailbox. */
  record NoTicket<T>() implements Done<T> {}

  /** The ticket is not as it was seen. */
  record Changed<T>(Ticket now) implements Done<T> {}

  /**
   * Somebody wrote since the ticket was seen: nothing was sent.
   *
   * @param messages what they wrote
   */
  record Overtaken<T>(List<Message> messages) implements Done<T> {}

  /**
   * It cannot be done.
   *
   * @param why a sentence that says what to do instead
   */
  record Impossible<T>(String why) implements Done<T> {}

  /** One case for each variant, so that a new one breaks every caller at compile time. */
  interface Cases<T, R> {
    R so(T value);

    R noTicket();

    R changed(Ticket now);

    R overtaken(List<Message> messages);

    R impossible(String why);
  }

  default <R> R match(Cases<T, R> cases) {
    if (this instanceof So<T> so) {
      return cases.so(so.value());
    }
    if (this instanceof NoTicket<T>) {
      return cases.noTicket();
    }
    if (this instanceof Changed<T> changed) {
      return cases.changed(changed.now());
    }
    if (this instanceof Overtaken<T> overtaken) {
      return cases.overtaken(overtaken.messages());
    }
    return cases.impossible(((Impossible<T>) this).why());
  }
}
