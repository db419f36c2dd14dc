package dev.threadmark.engine;

import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import dev.threadmark.store.MailboxStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers a doorbell: walks what is new in a mailbox, page by page, and moves its cursor after each
 * page is handled to the end. Any number of workers may do so at once; they only lose time.
 */
public final class MailboxSync {
  private static final System.Logger LOG = System.getLogger(MailboxSync.class.getName());

  /** Asked again from a little earlier when a cursor has expired; what was seen is known again. */
  private static final Duration OVERLAP = Duration.ofDays(2);

  private static final Duration UNASKED = Duration.ofSeconds(5);
  private static final int MAX_PAGES = 10_000;

  private final MailboxStore mailboxes;
  private final PageHandler pages;
  private final InstantSource clock;

  public MailboxSync(MailboxStore mailboxes, PageHandler pages, InstantSource clock) {
    this.mailboxes = mailboxes;
    this.pages = pages;
    this.clock = clock;
  }

  /** Handles everything that is new in {@code mailbox}. */
  public Outcome run(Mailbox mailbox) {
    MailboxStore.Stored state = mailboxes.begin(mailbox.id(), mailbox.since());
    int mails = 0;
    for (int page = 0; page < MAX_PAGES; page++) {
      Step step = step(mailbox, state);
      if (step.end().isPresent()) {
        return step.end().get();
      }
      mails += step.mails();
      if (step.finished()) {
        return new Outcome.Done(mails);
      }
      state = mailboxes.find(mailbox.id()).orElse(state);
    }
    return new Outcome.Retry(Duration.ZERO, "more pages than one run should take");
  }

  /**
   * @param end how the run ends before its time, if it does
   */
  private record Step(int mails, boolean finished, Optional<Outcome> end) {
    static Step stop(Outcome outcome) {
      return new Step(0, false, Optional.of(outcome));
    }
  }

  private Step step(Mailbox mailbox, MailboxStore.Stored stored) {
    MailboxStore.State state = stored.state();
    if (state.cursor().isEmpty()) {
      return start(mailbox, stored, state.reconciledThrough().map(at -> at.minus(OVERLAP)));
    }
    Instant asked = clock.instant();
    Answer<Page> answer =
        mailbox.provider().changesSince(mailbox.id(), new Cursor(state.cursor().get()));
    return answer.match(
        new Answer.Cases<>() {
          @Override
          public Step got(Page page) {
            return handled(mailbox, stored, page, asked);
          }

          @Override
          public Step later(Optional<Duration> after, String why) {
            return Step.stop(new Outcome.Retry(after.orElse(UNASKED), why));
          }

          @Override
          public Step gone(String why) {
            LOG.log(System.Logger.Level.INFO, "the cursor of a mailbox has expired: {0}", why);
            forget(stored);
            return new Step(0, false, Optional.empty());
          }

          @Override
          public Step refused(String why) {
            return Step.stop(new Outcome.Dead(why));
          }
        });
  }

  private Step handled(Mailbox mailbox, MailboxStore.Stored stored, Page page, Instant asked) {
    Optional<Outcome> hindrance = pages.handle(mailbox, page);
    if (hindrance.isPresent()) {
      return Step.stop(hindrance.get());
    }
    MailboxStore.State state = stored.state();
    mailboxes.replace(
        stored,
        new MailboxStore.State(
            state.mailbox(),
            Optional.of(page.next().value()),
            state.since(),
            page.more() ? state.reconciledThrough() : Optional.of(later(state, asked))));
    // A lost race means that another worker handled the same page: go on from where it is now.
    return new Step(page.changes().size(), !page.more(), Optional.empty());
  }

  /** A clock that was set back must not undo what is known. */
  private static Instant later(MailboxStore.State state, Instant asked) {
    return state.reconciledThrough().filter(asked::isBefore).orElse(asked);
  }

  private Step start(Mailbox mailbox, MailboxStore.Stored stored, Optional<Instant> reconciled) {
    Instant since = stored.state().since();
    Instant from = reconciled.filter(at -> at.isAfter(since)).orElse(since);
    return mailbox
        .provider()
        .startAt(mailbox.id(), from)
        .match(
            new Answer.Cases<>() {
              @Override
              public Step got(Cursor cursor) {
                MailboxStore.State state = stored.state();
                mailboxes.replace(
                    stored,
                    new MailboxStore.State(
                        state.mailbox(),
                        Optional.of(cursor.value()),
                        state.since(),
                        state.reconciledThrough()));
                return new Step(0, false, Optional.empty());
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

  private void forget(MailboxStore.Stored stored) {
    MailboxStore.State state = stored.state();
    mailboxes.replace(
        stored,
        new MailboxStore.State(
            state.mailbox(), Optional.empty(), state.since(), state.reconciledThrough()));
  }
}
