package dev.threadmark.engine;

import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The page after the one in hand, asked for while that is handled. Nothing depends on it: where it
 * is not the page that is wanted after all, it is let go.
 */
final class FetchAhead {
  private final Mailbox mailbox;
  private final Optional<Executor> helper;
  private final InstantSource clock;
  private Cursor asked;
  private Aside<Fetched> answer;

  /**
   * @param at when the provider was asked, at the latest: what it answers is not younger
   */
  record Fetched(Answer<Page> page, Instant at) {}

  /**
   * @param helper asks on a thread of its own; where there is none, nothing is asked ahead
   */
  FetchAhead(Mailbox mailbox, Optional<Executor> helper, InstantSource clock) {
    this.clock = clock;
    this.mailbox = mailbox;
    this.helper = helper;
  }

  /** What the provider answers for {@code cursor}, now or already. */
  Fetched page(Cursor cursor) {
    boolean ahead = cursor.equals(asked);
    asked = null;
    return ahead ? answer.get() : fetch(cursor);
  }

  /** Begins to ask for what comes after {@code page}, if there is more. */
  void after(Page page) {
    asked = null;
    if (page.more() && helper.isPresent()) {
      asked = page.next();
      answer = Aside.begin(helper, () -> fetch(page.next()));
    }
  }

  private Fetched fetch(Cursor cursor) {
    Instant at = clock.instant();
    return new Fetched(mailbox.provider().changesSince(mailbox.id(), cursor), at);
  }
}
