package dev.threadmark.ticket;

import dev.threadmark.mail.Address;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What people have settled about a ticket: who sees to it, and how much it presses.
 *
 * @param tags at most {@link #MOST_TAGS}, in lower case
 * @param watchers told of what happens, besides the assignee; at most {@link #MOST_WATCHERS}
 * @param snoozedUntil nobody wants to see it before then, unless the customer writes
 */
public record Care(
    Optional<Address> assignee,
    Set<String> tags,
    Priority priority,
    Set<Address> watchers,
    Optional<Instant> snoozedUntil) {

  /** A snapshot must fit a table row. */
  public static final int MOST_TAGS = 30;

  public static final int MOST_WATCHERS = 15;

  public static final Care NONE =
      new Care(Optional.empty(), Set.of(), Priority.NORMAL, Set.of(), Optional.empty());

  public Care after(CareEvent event) {
    return event.match(
        new CareEvent.Cases<>() {
          @Override
          public Care assigned(CareEvent.Assigned assigned) {
            return new Care(assigned.to(), tags, priority, watchers, snoozedUntil);
          }

          @Override
          public Care tagged(CareEvent.Tagged tagged) {
            Set<String> now = changed(tags, tagged.add(), tagged.remove(), MOST_TAGS);
            return new Care(assignee, now, priority, watchers, snoozedUntil);
          }

          @Override
          public Care prioritized(CareEvent.Prioritized prioritized) {
            return new Care(assignee, tags, prioritized.priority(), watchers, snoozedUntil);
          }

          @Override
          public Care watched(CareEvent.Watched watched) {
            Set<Address> one = Set.of(watched.who());
            Set<Address> now =
                watched.watching()
                    ? changed(watchers, one, Set.of(), MOST_WATCHERS)
                    : changed(watchers, Set.of(), one, MOST_WATCHERS);
            return new Care(assignee, tags, priority, now, snoozedUntil);
          }

          @Override
          public Care snoozed(CareEvent.Snoozed snoozed) {
            return new Care(assignee, tags, priority, watchers, snoozed.until());
          }

          @Override
          public Care noted(CareEvent.Noted noted) {
            return Care.this;
          }
        });
  }

  /** The same, to be seen again at once. */
  Care awake() {
    return snoozedUntil.isEmpty()
        ? this
        : new Care(assignee, tags, priority, watchers, Optional.empty());
  }

  private static <T> Set<T> changed(Set<T> was, Set<T> add, Set<T> remove, int most) {
    Set<T> now = new LinkedHashSet<>(was);
    now.removeAll(remove);
    add.stream().filter(one -> now.size() < most).forEach(now::add);
    return now;
  }
}
