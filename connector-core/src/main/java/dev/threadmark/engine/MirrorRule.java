package dev.threadmark.engine;

import dev.threadmark.store.MirrorStore.Mirrored;
import dev.threadmark.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether the state that a mailbox shows is ours, or a colleague's. Pure. */
final class MirrorRule {
  /** A provider may tell for so long what a message showed before we changed it. */
  static final Duration SETTLING = Duration.ofMinutes(2);

  private MirrorRule() {}

  /**
   * @param turn what a colleague has made of the ticket
   * @param early true where what is shown may be what was shown before: look again
   */
  record Verdict(Optional<Status> turn, boolean early) {
    static final Verdict OURS = new Verdict(Optional.empty(), false);
  }

  /**
   * @param now the ticket's own status
   * @param last what we made the mailbox show last, if anything
   * @param shown the states on its messages
   */
  static Verdict of(Status now, Optional<Mirrored> last, Set<Status> shown, Instant at) {
    if (last.isEmpty() || last.get().status() != now) {
      // Nothing was shown yet, or the ticket has changed since: it is the newer of the two.
      return Verdict.OURS;
    }
    Set<Status> others = EnumSet.noneOf(Status.class);
    others.addAll(shown);
    others.remove(now);
    Optional<Status> before = last.get().before();
    boolean settling = at.isBefore(last.get().at().plus(SETTLING));
    if (settling && before.isPresent() && others.equals(EnumSet.of(before.get()))) {
      return new Verdict(Optional.empty(), true);
    }
    return new Verdict(others.stream().reduce((one, later) -> later), false);
  }
}
