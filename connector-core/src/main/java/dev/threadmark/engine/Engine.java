package dev.threadmark.engine;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.desk.Answering;
import dev.threadmark.desk.Desk;
import dev.threadmark.desk.Splitting;
import dev.threadmark.desk.StatusNotices;
import dev.threadmark.desk.Unmerging;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.Acknowledger;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Table;
import dev.threadmark.privacy.Privacy;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.store.Carrier;
import dev.threadmark.store.Changes;
import dev.threadmark.store.Holds;
import dev.threadmark.store.IndexPosition;
import dev.threadmark.store.Journal;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.MirrorStore;
import dev.threadmark.store.People;
import dev.threadmark.store.Presence;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.Saved;
import dev.threadmark.store.Signatures;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.ToldLog;
import dev.threadmark.store.UpkeepStore;
import dev.threadmark.store.View;
import dev.threadmark.store.WordIndex;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The object graph over one table: the same in every shell. */
public record Engine(
    MailboxStore mailboxes,
    TicketStore tickets,
    TicketList list,
    Journal journal,
    Quarantine quarantine,
    Intake intake,
    MailboxSync sync,
    Rebuild rebuild,
    UpkeepStore upkeep,
    WatchRenewal renewal,
    MailboxWorker worker,
    Health health,
    OutboxStore outbox,
    TokenKeys tokenKeys,
    Changes changes,
    Presence presence,
    Holds holds,
    Settling settling,
    Saved saved,
    Signatures signatures,
    People people,
    ToldLog told,
    Desk desk,
    Answering answering,
    Mirror mirror,
    Carrier carrier,
    Splitting splitting,
    Unmerging unmerging,
    Search search,
    Indexing indexing,
    Privacy privacy) {

  /** Idle threads end by themselves, and keep no process alive. */
  private static final Executor HELPER = Executors.newCachedThreadPool(Engine::daemon);

  /** An engine whose webhook needs no warming, and that does one thing after the other. */
  public static Engine over(
      Table table, TokenKeys tokenKeys, InstantSource clock, PageHandler.Observer observer) {
    return over(
        table,
        tokenKeys,
        clock,
        observer,
        () -> {},
        Optional.empty(),
        Optional.empty(),
        mailbox -> Optional.empty(),
        PageLinks.NONE);
  }

  /**
   * One that fetches the next page of mails while it handles one, and stamps mails while it writes
   * the list.
   *
   * @param warm calls the webhook before the provider does
   */
  public static Engine over(
      Table table,
      TokenKeys tokenKeys,
      InstantSource clock,
      PageHandler.Observer observer,
      Runnable warm) {
    return over(
        table,
        tokenKeys,
        clock,
        observer,
        warm,
        threads -> threads,
        Optional.empty(),
        mailbox -> Optional.empty(),
        PageLinks.NONE);
  }

  /**
   * The same.
   *
   * @param ahead what is put around the threads that fetch and stamp, such as one that carries
   *     along what the worker's thread knows
   * @param labels what shows the state of tickets in a mailbox; empty where none shows any
   * @param policies what the admins of watched mailboxes decided, for what people do: of others no
   *     customer is told of a status
   * @param links to customers' pages, below what is sent
   */
  public static Engine over(
      Table table,
      TokenKeys tokenKeys,
      InstantSource clock,
      PageHandler.Observer observer,
      Runnable warm,
      UnaryOperator<Executor> ahead,
      Optional<Function<MailboxId, Optional<StateLabels>>> labels,
      Function<MailboxId, Optional<Policy>> policies,
      PageLinks links) {
    Optional<Executor> helper = Optional.of(ahead.apply(HELPER));
    return over(table, tokenKeys, clock, observer, warm, helper, labels, policies, links);
  }

  private static Engine over(
      Table table,
      TokenKeys tokenKeys,
      InstantSource clock,
      PageHandler.Observer observer,
      Runnable warm,
      Optional<Executor> helper,
      Optional<Function<MailboxId, Optional<StateLabels>>> labels,
      Function<MailboxId, Optional<Policy>> policies,
      PageLinks links) {
    TicketStore tickets = new TicketStore(table);
    MailboxStore mailboxes = new MailboxStore(table);
    TicketList list = new TicketList(table);
    Journal journal = new Journal(table);
    Quarantine quarantine = new Quarantine(table);
    OutboxStore outbox = new OutboxStore(table);
    Changes changes = new Changes(table);
    Holds holds = new Holds(table);
    MirrorStore mirrorStore = new MirrorStore(table);
    View view = new View(list, changes, labels.map(any -> mirrorStore), clock);
    AnswerLog answers = new AnswerLog(table);
    StatusNotices notices = new StatusNotices(tickets, outbox, answers, tokenKeys, policies, links);
    Desk desk = new Desk(tickets, view, Optional.of(notices), clock);
    Acknowledger acknowledger = new Acknowledger(answers, outbox, tokenKeys, links);
    Intake intake = Intake.over(table, tokenKeys, Optional.of(acknowledger));
    PageHandler pages =
        new PageHandler(
                intake, journal, view, tickets, quarantine, holds, tokenKeys, clock, observer)
            .helpedBy(helper);
    Carrier carrier = new Carrier(table, tickets, journal, view);
    MailboxSync sync = new MailboxSync(mailboxes, pages, clock, helper);
    UpkeepStore upkeep = new UpkeepStore(table);
    WatchRenewal renewal = new WatchRenewal(upkeep, warm, clock);
    return new Engine(
        mailboxes,
        tickets,
        list,
        journal,
        quarantine,
        intake,
        sync,
        new Rebuild(mailboxes, list, pages, clock),
        upkeep,
        renewal,
        new MailboxWorker(sync, renewal, upkeep, clock),
        new Health(mailboxes, upkeep, quarantine, clock),
        outbox,
        tokenKeys,
        changes,
        new Presence(table),
        holds,
        new Settling(holds, pages),
        new Saved(table),
        new Signatures(table),
        new People(table),
        new ToldLog(table),
        desk,
        new Answering(tickets, view, outbox, tokenKeys, links, clock),
        new Mirror(mirrorStore, tickets, desk, labels.orElse(mailbox -> Optional.empty()), clock),
        carrier,
        new Splitting(tickets, journal, carrier, clock),
        new Unmerging(tickets, carrier, clock),
        new Search(new WordIndex(table), tickets, new KeyIndex(table)),
        new Indexing(new IndexPosition(table), tickets, list, clock),
        Privacy.over(table, view, clock));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "engine-helper");
    thread.setDaemon(true);
    return thread;
  }
}
