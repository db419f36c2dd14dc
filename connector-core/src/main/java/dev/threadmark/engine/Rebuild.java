package dev.threadmark.engine;

import dev.threadmark.correlate.Rule;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.TicketList;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Restores the tickets of a mailbox whose tables are gone, from the stamps in the mailbox itself:
 * walks all its mail since {@link Mailbox#since}, page by page, and puts each mail on the ticket
 * that its stamp names. Mail without a stamp is decided and stamped as usual. Nobody is told
 * anything, and no stamp is written twice.
 *
 * <p>No worker may look at the mailbox meanwhile: it would go by the rules alone. How far it came
 * is the mailbox's cursor, so an interrupted rebuild goes on where it was.
 */
public final class Rebuild {
  /** What no mailbox tells; an export does ({@code ./threadmark export}). */
  public static final List<String> NOT_RESTORED =
      List.of(
          "what people did to tickets: closed and reopened by hand, assignee, tags, notes",
          "merges that people made, and that one which mail showed was undone",
          "links to another mailbox that was rebuilt later: only the later one has the link",
          "what was sent and owed: the outbox, and who was acknowledged how often",
          "what was decided about quarantined mail, and held mail that nobody confirmed",
          "mail that left Inbox and Sent Items, or came before the mailbox was watched",
          "the reasons of mail that goes by its stamp: they were not in the mailbox");

  private final MailboxStore mailboxes;
  private final TicketList list;
  private final PageHandler pages;
  private final InstantSource clock;

  public Rebuild(MailboxStore mailboxes, TicketList list, PageHandler pages, InstantSource clock) {
    this.mailboxes = mailboxes;
    this.list = list;
    this.pages = pages;
    this.clock = clock;
  }

  /** Whether tickets may be there already. */
  public enum Begin {
    EMPTY,
    /** It was interrupted; what is there is its own. */
    GO_ON
  }

  /**
   * What a run did.
   *
   * @param mails looked at in this run
   * @param stamped those that had a stamp
   * @param overruled those that the rules alone would have put elsewhere
   * @param elsewhere those with a stamp that were not put under its number: copies, mails of ours,
   *     stamps of another mailbox
   * @param tickets in the list now
   */
  public record Report(long mails, long stamped, long overruled, long elsewhere, long tickets) {}

  /** How a run ended. */
  public sealed interface Result {
    /** All mail of the mailbox is on its ticket. */
    record Done(Report report) implements Result {}

    /** Not to the end; to be gone on with after that time. */
    record Interrupted(Duration after, String why, Report soFar) implements Result {}

    /** Nothing was done. */
    record Refused(String why) implements Result {}

    /** One case for each variant. */
    interface Cases<R> {
      R done(Report report);

      R interrupted(Duration after, String why, Report soFar);

      R refused(String why);
    }

    default <R> R match(Cases<R> cases) {
      if (this instanceof Done done) {
        return cases.done(done.report());
      }
      if (this instanceof Interrupted end) {
        return cases.interrupted(end.after(), end.why(), end.soFar());
      }
      return cases.refused(((Refused) this).why());
    }
  }

  public Result run(Mailbox mailbox, Begin begin) {
    if (begin == Begin.EMPTY && holdsSomething(mailbox)) {
      return new Result.Refused(
          "there is data of %s already: a rebuild begins with an empty table; if one was"
                  .formatted(mailbox.id())
              + " interrupted, have it go on");
    }
    Count count = new Count();
    MailboxSync sync = new MailboxSync(mailboxes, pages.followingStamps(count::add), clock);
    return sync.run(mailbox.silent(), begin == Begin.GO_ON ? 2 : 1)
        .match(
            new Outcome.Cases<>() {
              @Override
              public Result done(int mails) {
                return new Result.Done(count.report(mailbox));
              }

              @Override
              public Result retry(Duration after, String why) {
                return new Result.Interrupted(after, why, count.report(mailbox));
              }

              @Override
              public Result dead(String why) {
                return new Result.Refused(why);
              }
            });
  }

  private boolean holdsSomething(Mailbox mailbox) {
    boolean looked =
        mailboxes.find(mailbox.id()).filter(row -> row.state().cursor().isPresent()).isPresent();
    try (var lines = list.all(mailbox.id())) {
      return looked || lines.findAny().isPresent();
    }
  }

  private final class Count {
    private long mails;
    private long stamped;
    private long overruled;
    private long elsewhere;

    void add(dev.threadmark.provider.Delivery delivery, MailMark mark) {
      mails++;
      if (delivery.ticket().isPresent()) {
        stamped++;
        overruled += mark.rule().equals(Rule.STAMP.label()) ? 1 : 0;
        elsewhere += mark.ticket().equals(delivery.ticket()) ? 0 : 1;
      }
    }

    Report report(Mailbox mailbox) {
      try (var lines = list.all(mailbox.id())) {
        return new Report(mails, stamped, overruled, elsewhere, lines.count());
      }
    }
  }
}
