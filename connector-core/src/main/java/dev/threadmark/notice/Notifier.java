package dev.threadmark.notice;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.notice.NoticeStore.Due;
import dev.threadmark.notice.NoticeStore.Listed;
import dev.threadmark.port.Table;
import dev.threadmark.store.Changes;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.ServiceLevel;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows what changes and tells it: each event once to each channel as far as that answers, and
 * again with growing waits where it does not, for two days. A channel that is down holds up no
 * other. People are told by mail, see {@link Letters}.
 */
public final class Notifier {
  private static final System.Logger LOG = System.getLogger(Notifier.class.getName());

  /** What is older when it is noticed is told nobody: an import, a mailbox that caught up. */
  private static final Duration STALE = Duration.ofDays(1);

  /** 10, 20, 40 ... seconds, at most 4 hours: two days in all. */
  private static final int MOST_ATTEMPTS = 24;

  private static final Duration LONGEST = Duration.ofHours(4);
  private static final Duration IN_HAND = Duration.ofMinutes(1);

  private final NoticeStore store;
  private final Changes changes;
  private final TicketStore tickets;
  private final TicketList list;
  private final List<Channel> channels;
  private final Colleagues colleagues;
  private final Deadlines deadlines;
  private final DueAnswers due;
  private final Optional<Letters> letters;
  private final InstantSource clock;

  /** One that tells channels only, and of no service level. */
  public Notifier(Table table, Collection<Channel> channels, InstantSource clock) {
    this(table, channels, List.of(), Optional.empty(), clock);
  }

  /**
   * @param staff what is to be known of each mailbox
   * @param mails how people are written to; nobody is where empty
   */
  public Notifier(
      Table table,
      Collection<Channel> channels,
      Collection<Staff> staff,
      Optional<Mails> mails,
      InstantSource clock) {
    this.list = new TicketList(table);
    this.colleagues = new Colleagues(table, staff);
    this.deadlines = new Deadlines(table);
    this.due = new DueAnswers(table, colleagues, deadlines);
    this.letters =
        mails.map(how -> new Letters(table, colleagues, how.tokenKeys(), how.console(), clock));
    this.store = new NoticeStore(table);
    this.changes = new Changes(table);
    this.tickets = new TicketStore(table);
    this.channels = List.copyOf(channels);
    this.clock = clock;
  }

  /**
   * How people are written to.
   *
   * @param tokenKeys sign what tells that a mail is ours
   * @param console where people open tickets, such as {@code https://host/console/}
   */
  public record Mails(TokenKeys tokenKeys, String console) {}

  /** Notes what there is to tell of a mailbox. The first time, of what happens from then on. */
  public void follow(MailboxId mailbox) {
    Optional<ServiceLevel> level = colleagues.of(mailbox).flatMap(Staff::level);
    boolean people = letters.filter(any -> any.concern(mailbox)).isPresent();
    if (channels.isEmpty() && !people) {
      return;
    }
    Instant now = clock.instant();
    level.ifPresent(one -> deadlines.begin(mailbox, one, list, now));
    Optional<String> followed = store.followed(mailbox);
    String from = followed.orElseGet(() -> Changes.from(now));
    Changes.Told told = changes.after(mailbox, from, now);
    Set<TicketId> changed = new LinkedHashSet<>();
    told.changes().forEach(change -> changed.add(change.ticket()));
    tickets.find(mailbox, changed).values().stream()
        .map(TicketStore.Stored::ticket)
        .filter(ticket -> ticket.mailbox().equals(mailbox) && changed.contains(ticket.id()))
        .forEach(ticket -> note(ticket, now));
    store.followed(mailbox, followed.orElse(""), told.next());
  }

  private void note(Ticket ticket, Instant now) {
    int before = store.noticed(ticket.mailbox(), ticket.id());
    if (before >= ticket.seq()) {
      return;
    }
    List<TicketEvent> events = tickets.events(ticket.mailbox(), ticket.id());
    for (int seq = before + 1; seq <= Math.min(ticket.seq(), events.size()); seq++) {
      if (events.get(seq - 1).at().isAfter(now.minus(STALE))) {
        Notice.of(ticket, seq, events.get(seq - 1)).ifPresent(notice -> owe(notice, now));
        int one = seq;
        letters.ifPresent(any -> any.note(ticket, events, one, now));
      }
    }
    due.note(ticket, now);
    store.noticed(ticket.mailbox(), ticket.id(), ticket.seq());
  }

  private void owe(Notice notice, Instant now) {
    channels.forEach(one -> store.owe(one.name(), notice, now));
  }

  /**
   * Notes which answers are due soon or overdue, and puts into the outbox what people are told by
   * mail: at most {@code most} of each. Costs two small reads where there is nothing to do.
   */
  public void remind(int most) {
    Instant now = clock.instant();
    due.run(
        now,
        most,
        one -> {
          owe(one.notice(), now);
          letters.ifPresent(any -> any.note(one.ticket(), one.audience(), now));
        });
    letters.ifPresent(any -> any.send(most));
  }

  /** Tells what waits, at most {@code most} notices a channel; how many were told. */
  public int tell(int most) {
    int told = 0;
    for (Channel channel : channels) {
      for (Listed listed : store.due(channel.name(), most)) {
        told += !listed.due().notBefore().isAfter(clock.instant()) && told(channel, listed) ? 1 : 0;
      }
    }
    return told;
  }

  private boolean told(Channel channel, Listed listed) {
    Instant now = clock.instant();
    int attempts = listed.due().attempts() + 1;
    Due inHand = new Due(listed.due().notice(), attempts, now.plus(IN_HAND));
    Optional<String> etag = store.taken(listed, inHand);
    if (etag.isEmpty()) {
      return false;
    }
    Channel.Told told = channel.tell(inHand.notice(), now);
    if (told instanceof Channel.Told.Done) {
      store.done(channel.name(), inHand, listed.key(), etag.get(), "told", now);
      return true;
    }
    boolean later = told instanceof Channel.Told.Later && attempts < MOST_ATTEMPTS;
    if (later) {
      Channel.Told.Later wait = (Channel.Told.Later) told;
      Duration pause = longer(backoff(attempts), wait.after());
      Due again = new Due(inHand.notice(), attempts, now.plus(pause));
      store.taken(new Listed(inHand, listed.key(), etag.get()), again);
      return false;
    }
    String why =
        told instanceof Channel.Told.Refused refused
            ? refused.why()
            : ((Channel.Told.Later) told).why();
    LOG.log(
        System.Logger.Level.ERROR, "channel {0} does not take a notice: {1}", channel.name(), why);
    store.done(channel.name(), inHand, listed.key(), etag.get(), "given up: " + why, now);
    return false;
  }

  private static Duration backoff(int attempts) {
    Duration wait = Duration.ofSeconds(10L << Math.min(attempts - 1, 20));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  private static Duration longer(Duration wait, Optional<Duration> asked) {
    return asked.filter(more -> more.compareTo(wait) > 0).orElse(wait);
  }
}
