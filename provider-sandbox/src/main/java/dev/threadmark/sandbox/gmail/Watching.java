package dev.threadmark.sandbox.gmail;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * A mailbox's watch. There is at most one; a new one takes the place of the old.
 *
 * @param labels the labels it is limited to; empty for all
 * @param exclude true if it tells of messages without those labels instead
 */
record Watching(String topic, List<String> labels, boolean exclude, Instant expiresAt) {
  boolean tellsOf(List<String> messageLabels, Instant now) {
    boolean touched = !Collections.disjoint(labels, messageLabels);
    return now.isBefore(expiresAt) && (labels.isEmpty() || touched != exclude);
  }
}
