package dev.threadmark.provider;

import java.time.Instant;
import java.util.List;

/**
 * Some changes, and where to go on when they are handled.
 *
 * @param next the cursor after these changes
 * @param more true if there is more to fetch at once
 */
public record Page(List<Change> changes, Cursor next, boolean more) {
  public Page {
    changes = List.copyOf(changes);
  }

  /** The same without mail from before {@code horizon}; of some no provider says when it came. */
  public Page since(Instant horizon) {
    return new Page(
        changes.stream().filter(change -> !isBefore(change, horizon)).toList(), next, more);
  }

  private static boolean isBefore(Change change, Instant horizon) {
    return change instanceof Change.Arrived arrived
        && arrived.delivery().receivedAt().isAfter(Instant.EPOCH)
        && arrived.delivery().receivedAt().isBefore(horizon);
  }
}
