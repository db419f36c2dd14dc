package dev.threadmark.provider;

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
}
