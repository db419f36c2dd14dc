package dev.threadmark.engine;

import dev.threadmark.desk.Answering;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every shell does with a message of its queue: finds the mailbox, has it walked, sends what
 * the tickets owe. How the message is then put off or taken away is up to the shell.
 */
public final class DoorbellWorker implements BellAnswering {
  private static final System.Logger LOG = System.getLogger(DoorbellWorker.class.getName());

  /** Whoever was put off so often is let go: the next bell or the sweep goes on from the cursor. */
  private static final int MAX_TRIES = 50;

  private final MailboxWorker worker;
  private final Function<MailboxId, Optional<Mailbox>> watched;
  private final Runnable afterwards;

  /**
   * @param watched the mailbox with this id; empty where it is not watched any more
   * @param afterwards done after each walk, before the doorbell is off the queue
   */
  public DoorbellWorker(
      MailboxWorker worker, Function<MailboxId, Optional<Mailbox>> watched, Runnable afterwards) {
    this.worker = worker;
    this.watched = watched;
    this.afterwards = afterwards;
  }

  @Override
  public Outcome answer(Doorbells.Sent sent, int deliveries) {
    return answer(sent.bell(), sent.tries() + deliveries);
  }

  /**
   * Answers a bell.
   *
   * @param tries how often it was tried, this time included
   */
  public Outcome answer(Doorbell bell, int tries) {
    Optional<Mailbox> mailbox = watched.apply(bell.mailbox());
    if (mailbox.isEmpty()) {
      return new Outcome.Done(0);
    }
    if (bell.why() == Doorbell.Why.OUTBOX) {
      return goOut(tries);
    }
    Outcome outcome = worker.answer(mailbox.get(), bell, tries);
    afterwards.run();
    return outcome.match(told(tries));
  }

  /** What a person has written can be taken back for a while: the queue keeps the bell so long. */
  private Outcome goOut(int tries) {
    if (tries <= 1) {
      return new Outcome.Retry(Answering.UNDO.plusSeconds(1), "an answer can be taken back");
    }
    afterwards.run();
    return new Outcome.Done(0);
  }

  private static Outcome.Cases<Outcome> told(int tries) {
    return new Outcome.Cases<>() {
      @Override
      public Outcome done(int mails) {
        return new Outcome.Done(mails);
      }

      @Override
      public Outcome retry(Duration after, String why) {
        LOG.log(System.Logger.Level.INFO, "a mailbox must wait {0}: {1}", after, why);
        return tries < MAX_TRIES ? new Outcome.Retry(after, why) : new Outcome.Dead(why);
      }

      @Override
      public Outcome dead(String why) {
        LOG.log(System.Logger.Level.ERROR, "a mailbox cannot be read: {0}", why);
        return new Outcome.Dead(why);
      }
    };
  }
}
