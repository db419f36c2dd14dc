package dev.threadmark.engine;

import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import dev.threadmark.store.MailboxStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Answers a doorbell: walks what is new in a mailbox, page by page, and moves its cursor after each
 * page is handled to the end. Any number of workers may do so at once; they only lose time.
 */
public final class MailboxSync {
  private static final System.Logger LOG = System.getLogger(MailboxSync.class.getName());

  /** Asked again from a little earlier when a cursor has expired; what was seen is known again. */
  private static final Duration OVERLAP = Duration.ofDays(2);

  /** No setting says less. */
  private static final Duration ALWAYS_KEPT = Duration.ofDays(30);

  private static final Duration UNASKED = Duration.ofSeconds(5);
  private static final int MAX_PAGES = 10_000;

  /** A provider that takes no cursor at all must not keep a worker busy for ever. */
  private static final int MAX_EXPIRED = 2;

  private final MailboxStore mailboxes;
  private final PageHandler pages;
  private final InstantSource clock;
  private final Replay replay;
  private final Optional<Executor> helper;

  /** One that does everything on the thread it is called on. */
  public MailboxSync(MailboxStore mailboxes, PageHandler pages, InstantSource clock) {
    this(mailboxes, pages, clock, Optional.empty());
  }

  /**
   * @param helper fetches the next page while one is handled
   */
  public MailboxSync(
      MailboxStore mailboxes, PageHandler pages, InstantSource clock, Optional<Executor> helper) {
    this.helper = helper;
    this.mailboxes = mailboxes;
    this.pages = pages;
    this.clock = clock;
    this.replay = new Replay(pages, clock);
  }

  /** Handles everything that is new in {@code mailbox}. */
  public Outcome run(Mailbox mailbox) {
    return run(mailbox, 1);
  }

  /**
   * The same.
   *
   * @param attempt more than 1 if one before this may not have come to its end: then what is in
   *     hand is written down before it is touched, so that a mail that kills the process is found
   */
  public Outcome run(Mailbox mailbox, int attempt) {
    MailboxStore.Stored state = begin(mailbox);
    FetchAhead fetching = new FetchAhead(mailbox, helper, clock);
    int mails = 0;
    int expired = 0;
    boolean wary = attempt > 1;
    for (int page = 0; page < MAX_PAGES; page++) {
      Step step = step(mailbox, state, fetching, wary);
      if (step.end().isPresent()) {
        return step.end().get();
      }
      mails += step.mails();
      expired += step.expired() ? 1 : 0;
      if (expired > MAX_EXPIRED) {
        return new Outcome.Retry(Duration.ofMinutes(1), "the provider takes no cursor");
      }
      wary &= !step.moved();
      if (step.finished()) {
        return new Outcome.Done(mails);
      }
      state = mailboxes.find(mailbox.id()).orElse(state);
    }
    return new Outcome.Retry(Duration.ZERO, "more pages than one run should take");
  }

  private MailboxStore.Stored begin(Mailbox mailbox) {
    MailboxStore.Stored state = mailboxes.begin(mailbox.id(), mailbox.since());
    if (!state.state().replay()) {
      return state;
    }
    if (replay.run(mailbox)) {
      mailboxes.replay(mailbox.id(), false);
    }
    return mailboxes.find(mailbox.id()).orElse(state);
  }

  /**
   * @param moved true if the cursor is past a page
   * @param expired true if the cursor was worth nothing
   * @param end how the run ends before its time, if it does
   */
  private record Step(
      int mails, boolean finished, boolean moved, boolean expired, Optional<Outcome> end) {
    private static final Step STARTED = new Step(0, false, false, false, Optional.empty());
    private static final Step EXPIRED = new Step(0, false, false, true, Optional.empty());

    static Step stop(Outcome outcome) {
      return new Step(0, false, false, false, Optional.of(outcome));
    }
  }

  private Step step(
      Mailbox mailbox, MailboxStore.Stored stored, FetchAhead fetching, boolean wary) {
    MailboxStore.State state = stored.state();
    if (state.cursor().isEmpty()) {
      return start(mailbox, stored, state.reconciledThrough().map(at -> at.minus(OVERLAP)));
    }
    StoredCaution caution = new StoredCaution(mailboxes, clock, stored, wary);
    caution.inHand("");
    FetchAhead.Fetched fetched = fetching.page(new Cursor(state.cursor().get()));
    return fetched
        .page()
        .match(
            new Answer.Cases<>() {
              @Override
              public Step got(Page page) {
                fetching.after(page);
                return handled(mailbox, caution, page, fetched.at());
              }

              @Override
              public Step later(Optional<Duration> after, String why) {
                caution.laidDown();
                return Step.stop(new Outcome.Retry(after.orElse(UNASKED), why));
              }

              @Override
              public Step gone(String why) {
                LOG.log(System.Logger.Level.INFO, "the cursor of a mailbox has expired: {0}", why);
                mailboxes.replace(caution.stored(), caution.stored().state().lost());
                return Step.EXPIRED;
              }

              @Override
              public Step refused(String why) {
                caution.laidDown();
                return Step.stop(new Outcome.Dead(why));
              }
            });
  }

  private Step handled(Mailbox mailbox, StoredCaution caution, Page page, Instant asked) {
    Optional<Outcome> hindrance =
        handle(mailbox, page.since(horizon(mailbox, caution.stored().state())), caution);
    if (hindrance.isPresent()) {
      return Step.stop(hindrance.get());
    }
    MailboxStore.Stored stored = caution.stored();
    MailboxStore.State state = stored.state();
    mailboxes.replace(
        stored,
        state.at(
            page.next().value(),
            page.more() ? state.reconciledThrough() : Optional.of(later(state, asked))));
    // A lost race means that another worker handled the same page: go on from where it is now.
    return new Step(page.changes().size(), !page.more(), true, false, Optional.empty());
  }

  /**
   * From when on mail is kept. A provider tells of old mail too: when it is moved or labelled, when
   * a cursor has expired, when the tables are rebuilt. What was forgotten must not come back by
   * that, nor if the admin wants more to be kept from now on. Whatever a clock that was wrong may
   * have written down, the mail of this month is taken.
   */
  private Instant horizon(Mailbox mailbox, MailboxStore.State state) {
    Instant known = state.forgotten().orElse(Instant.MIN);
    Instant horizon = later(known, mailbox.horizon(clock.instant()).orElse(Instant.MIN));
    Instant thisMonth = clock.instant().minus(ALWAYS_KEPT);
    return horizon.isBefore(thisMonth) ? horizon : thisMonth;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** A clock that was set back must not undo what is known. */
  private static Instant later(MailboxStore.State state, Instant asked) {
    return state.reconciledThrough().filter(asked::isBefore).orElse(asked);
  }

  /** An exception is an end too: only what dies without one leaves its note. */
  private Optional<Outcome> handle(Mailbox mailbox, Page page, StoredCaution caution) {
    try {
      return pages.handle(mailbox, page, caution);
    } catch (RuntimeException e) {
      layDown(caution);
      throw e;
    }
  }

  private static void layDown(StoredCaution caution) {
    try {
      caution.laidDown();
    } catch (StoreUnavailable e) {
      LOG.log(System.Logger.Level.DEBUG, "the store is down: a note stays that should go");
    }
  }

  private Step start(Mailbox mailbox, MailboxStore.Stored stored, Optional<Instant> reconciled) {
    Instant since = later(stored.state().since(), horizon(mailbox, stored.state()));
    Instant from = reconciled.filter(at -> at.isAfter(since)).orElse(since);
    return mailbox
        .provider()
        .startAt(mailbox.id(), from)
        .match(
            new Answer.Cases<>() {
              @Override
              public Step got(Cursor cursor) {
                MailboxStore.State state = stored.state();
                mailboxes.replace(stored, state.at(cursor.value(), state.reconciledThrough()));
                return Step.STARTED;
              }

              @Override
              public Step later(Optional<Duration> after, String why) {
                return Step.stop(new Outcome.Retry(after.orElse(UNASKED), why));
              }

              @Override
              public Step gone(String why) {
                return Step.stop(new Outcome.Retry(UNASKED, why));
              }

              @Override
              public Step refused(String why) {
                return Step.stop(new Outcome.Dead(why));
              }
            });
  }
}
