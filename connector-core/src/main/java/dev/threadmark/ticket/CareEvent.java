package dev.threadmark.ticket;

import dev.threadmark.mail.Address;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Somebody settled something about a ticket; {@code by} is who. It folds into {@link Care}. */
public sealed interface CareEvent extends TicketEvent {
  String by();

  /**
   * @param to who sees to it from now on; nobody where empty
   */
  record Assigned(Instant at, Optional<Address> to, String by) implements CareEvent {}

  record Tagged(Instant at, Set<String> add, Set<String> remove, String by) implements CareEvent {}

  record Prioritized(Instant at, Priority priority, String by) implements CareEvent {}

  record Watched(Instant at, Address who, boolean watching, String by) implements CareEvent {}

  /**
   * @param until back in the list at once where empty
   */
  record Snoozed(Instant at, Optional<Instant> until, String by) implements CareEvent {}

  /**
   * Something for colleagues to read; no customer ever sees it.
   *
   * @param cause tells it from every other note, so that it is written once; may be empty
   */
  record Noted(Instant at, String text, String by, String cause) implements CareEvent {
    /** Characters of a note. */
    public static final int LONGEST = 8_000;

    public Noted {
      text = Cut.to(Cut.typed(text), LONGEST);
    }
  }

  /** One case for each variant, so that a new one breaks every caller at compile time. */
  interface Cases<R> {
    R assigned(Assigned assigned);

    R tagged(Tagged tagged);

    R prioritized(Prioritized prioritized);

    R watched(Watched watched);

    R snoozed(Snoozed snoozed);

    R noted(Noted noted);
  }

  default <R> R match(Cases<R> cases) {
    if (this instanceof Assigned assigned) {
      return cases.assigned(assigned);
    }
    if (this instanceof Tagged tagged) {
      return cases.tagged(tagged);
    }
    if (this instanceof Prioritized prioritized) {
      return cases.prioritized(prioritized);
    }
    if (this instanceof Watched watched) {
      return cases.watched(watched);
    }
    if (this instanceof Snoozed snoozed) {
      return cases.snoozed(snoozed);
    }
    return cases.noted((Noted) this);
  }
}
