package dev.threadmark.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where notices go. */
public interface Channel {
  /** Names it in the table: never changes while anything waits for it. */
  String name();

  /** Tells it once. */
  Told tell(Notice notice, Instant now);

  /** What became of it. */
  sealed interface Told {
    record Done() implements Told {}

    /**
     * Not now.
     *
     * @param why a status, or what failed; no secret
     */
    record Later(Optional<Duration> after, String why) implements Told {}

    /** Never like this: the address is gone (410), or takes no such thing. */
    record Refused(String why) implements Told {}
  }
}
