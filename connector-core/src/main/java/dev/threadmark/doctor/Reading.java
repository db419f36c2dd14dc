package dev.threadmark.doctor;

import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What it came to when the mailbox was read from an hour ago on, to the end, and once more from
 * there.
 *
 * @param cursor where the end is; empty if it did not come to it
 * @param gone true if a cursor was worth nothing, though it was just given
 * @param trouble status and code of what hindered; empty where nothing did
 */
record Reading(Optional<Cursor> cursor, boolean gone, String trouble) {
  private static final Duration BACK = Duration.ofHours(1);
  private static final int MOST_PAGES = 50;

  static Reading of(Patient patient) {
    return of(patient, change -> {});
  }

  /** What is there from an hour ago on, as far as it can be read. */
  static List<Change> walk(Patient patient) {
    List<Change> changes = new ArrayList<>();
    of(patient, changes::add);
    return changes;
  }

  private static Reading of(Patient patient, Consumer<Change> each) {
    Instant from = patient.clock().instant().minus(BACK);
    Answer<Cursor> start = patient.provider().startAt(patient.mailbox(), from);
    if (!(start instanceof Answer.Got<Cursor> begun)) {
      return failed(start);
    }
    Cursor at = begun.value();
    boolean ended = false;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Answer<Page> answer = patient.provider().changesSince(patient.mailbox(), at);
      if (!(answer instanceof Answer.Got<Page> page)) {
        return failed(answer);
      }
      page.value().changes().forEach(each);
      at = page.value().next();
      if (ended) {
        break;
      }
      ended = !page.value().more();
    }
    return new Reading(Optional.of(at), false, "");
  }

  boolean well() {
    return cursor.isPresent();
  }

  boolean says(String status) {
    return trouble.startsWith(status);
  }

  private static <T> Reading failed(Answer<T> answer) {
    return answer.match(
        new Answer.Cases<T, Reading>() {
          @Override
          public Reading got(T value) {
            throw new IllegalStateException("no failure");
          }

          @Override
          public Reading later(Optional<Duration> after, String why) {
            return new Reading(Optional.empty(), false, why);
          }

          @Override
          public Reading gone(String why) {
            return new Reading(Optional.empty(), true, why);
          }

          @Override
          public Reading refused(String why) {
            return new Reading(Optional.empty(), false, why);
          }
        });
  }
}
