package dev.threadmark.local.chaos;

import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.Dispatcher;
import dev.threadmark.outbox.Patience;
import dev.threadmark.port.Queue;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.port.simulated.Schedule;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.KeyIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One history: a postman, two or three workers and a keeper over a table, a queue and a provider in
 * bad weather. When all mail is delivered the weather turns calm, the sweep has its last rounds,
 * and every promise is checked.
 */
final class History implements Stage {
  private static final List<MailboxId> MAILBOXES =
      List.of(
          new MailboxId("lumen", new Address("support@lumen.example")),
          new MailboxId("lumen", new Address("sales@lumen.example")));
  private static final TokenKeys KEYS = new TokenKeys(Map.of("k1", new byte[32]));
  private static final Policy POLICY =
      Policy.DEFAULT.acknowledging(Acknowledgement.of("We have your mail: ticket {ticket}."));
  private static final int FEWEST_EVENTS = 200;
  private static final int MOST_EVENTS = 60_000;
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration SWEEP = Duration.ofMinutes(3);

  private final Setup setup;
  private final boolean traced;
  private final Schedule schedule;
  private final SplittableRandom pace;
  private final Random random;
  private final Weather weather;
  private final SimulatedClock clock = new SimulatedClock();
  private final MemoryTable store = new MemoryTable();
  private final MemoryQueue bells = new MemoryQueue(clock);
  private final StormyQueue queue;
  private final StormyProvider provider;
  private final StormySender sender;
  private final Dispatcher dispatcher;
  private final Engine engine;
  private final Promises promises;
  private final ThreadLocal<String> actor = ThreadLocal.withInitial(() -> "?");
  private final List<String> trace = new ArrayList<>();
  private final Set<String> sending = new HashSet<>();
  private long events;
  private int hired;
  private boolean delivered;
  private boolean over;

  private History(Setup setup, boolean traced) {
    this.setup = setup;
    this.traced = traced;
    schedule =
        new Schedule(new SplittableRandom(setup.seed()), () -> clock.pass(Duration.ofSeconds(1)));
    pace = new SplittableRandom(setup.seed() + 1);
    random = new Random(setup.seed() + 2);
    weather = new Weather(setup.seed() + 3, setup.spared());
    queue = new StormyQueue(bells, weather, this);
    provider = new StormyProvider(clock, weather, this, 4);
    sender = new StormySender(provider, clock, weather, this);
    promises =
        new Promises(Engine.over(store, KEYS, clock, (delivery, mark) -> {}), provider, sender);
    StormyTable table =
        new StormyTable(setup.table().apply(store), weather, this, promises::onCursors);
    engine = Engine.over(table, KEYS, clock, (delivery, mark) -> {});
    MailSender asked = setup.sender().apply(sender);
    dispatcher =
        new Dispatcher(
            engine.outbox(),
            new KeyIndex(table),
            any -> Optional.of(asked),
            Patience.DEFAULT,
            clock);
  }

  /** Plays {@code setup} to its end. */
  static Ending play(Setup setup, boolean traced) {
    return new History(setup, traced).play();
  }

  private Ending play() {
    add("postman", this::deliverAll);
    int workers = 2 + random.nextInt(2);
    for (int worker = 0; worker < workers; worker++) {
      hire();
    }
    add("keeper", this::keep);
    try {
      schedule.run();
      promises.atTheEnd(MAILBOXES);
    } catch (IllegalStateException e) {
      promises.broken("an actor failed: " + e.getCause());
    }
    return new Ending(setup, events, weather.struck(), promises.broken(), trace);
  }

  @Override
  public void step(String what) {
    schedule.step();
    clock.pass(Duration.ofMillis(pace.nextInt(400)));
    events++;
    if (traced) {
      trace.add(actor.get() + ": " + what);
    }
    if (events > MOST_EVENTS) {
      throw new IllegalStateException("it does not come to rest");
    }
  }

  @Override
  public void die() {
    if (traced) {
      trace.add(actor.get() + " dies");
    }
    sending.remove(actor.get());
    hire();
    schedule.die();
  }

  private void hire() {
    add("worker " + ++hired, this::work);
  }

  private void add(String name, Runnable work) {
    schedule.add(
        () -> {
          actor.set(name);
          work.run();
        });
  }

  private void deliverAll() {
    for (MailboxId mailbox : MAILBOXES) {
      // The second mailbox shows that nothing leaks; most of what can go wrong does so in one.
      int threads = mailbox.equals(MAILBOXES.get(0)) ? setup.threads() : random.nextInt(2);
      List<Letter> written = Letters.of(threads, mailbox.address().value(), random);
      promises.expect(mailbox, written);
      for (Letter letter : Letters.arriving(written, random)) {
        step("a mail comes");
        SimulatedMailbox box = provider.mailbox(mailbox);
        box.deliver(letter.raw(), letter.mail(), letter.folder(), clock.instant());
        meddle(box);
        ring(mailbox);
      }
    }
    while (events < FEWEST_EVENTS) {
      step("a mail changes");
      meddle(provider.mailbox(MAILBOXES.get(0)));
    }
    delivered = true;
  }

  /** People move, delete and mark their mail. */
  private void meddle(SimulatedMailbox box) {
    List<ProviderId> all = List.copyOf(box.items().keySet());
    ProviderId one = all.get(weather.upTo(all.size()));
    if (weather.strikes(Fault.MAIL_REMOVED, "the mailbox") && !box.items().get(one).removed()) {
      box.remove(one);
    }
    if (weather.strikes(Fault.MAIL_CHANGED, "the mailbox")) {
      box.change(one);
    }
    // Nobody may sleep for hours with a mail in hand: that is the one window that sending has.
    if (sending.isEmpty() && weather.strikes(Fault.CLOCK_JUMPS, "the clock")) {
      clock.pass(Duration.ofMinutes(weather.upTo(3 * 60) - 30));
    }
  }

  private void ring(MailboxId mailbox) {
    if (weather.strikes(Fault.BELL_LOST, "the bell")) {
      return;
    }
    int rings = weather.strikes(Fault.BELL_DOUBLED, "the bell") ? 2 : 1;
    for (int ring = 0; ring < rings; ring++) {
      int wait = weather.strikes(Fault.BELL_LATE, "the bell") ? weather.upTo(240) : 0;
      Instant at = clock.instant().plusSeconds(wait);
      add("bell", () -> ringAt(mailbox, at));
    }
  }

  private void ringAt(MailboxId mailbox, Instant at) {
    schedule.await(() -> !clock.instant().isBefore(at));
    put(mailbox, Doorbell.Why.NOTIFICATION);
  }

  private void put(MailboxId mailbox, Doorbell.Why why) {
    try {
      queue.put(Doorbells.write(new Doorbell(mailbox, why)));
    } catch (StoreUnavailable e) {
      // Answered 503: to us it is a lost bell.
    }
  }

  private void keep() {
    while (!delivered) {
      Instant next = clock.instant().plus(SWEEP);
      schedule.await(() -> delivered || clock.instant().isAfter(next));
      sweep();
    }
    weather.calm();
    settle();
    for (Optional<Instant> due = dispatch(); due.isPresent(); due = dispatch()) {
      Instant next = due.get();
      schedule.await(() -> clock.instant().isAfter(next));
    }
    settle();
    over = true;
  }

  private void settle() {
    for (int round = 0; round < 2; round++) {
      sweep();
      schedule.await(() -> bells.size() == 0);
    }
  }

  private Optional<Instant> dispatch() {
    sending.add(actor.get());
    Dispatcher.Round round = dispatcher.run(20);
    sending.remove(actor.get());
    return round.next();
  }

  private void sweep() {
    if (!setup.sweeps()) {
      return;
    }
    MAILBOXES.forEach(mailbox -> put(mailbox, Doorbell.Why.SWEEP));
  }

  private void work() {
    while (!over) {
      schedule.await(() -> over || bells.ready());
      try {
        queue.take(LEASE).ifPresent(this::answer);
        dispatch();
      } catch (StoreUnavailable e) {
        sending.remove(actor.get());
        // The bell comes again when its lease ends.
      }
    }
  }

  private void answer(Queue.Taken taken) {
    Doorbell bell = Doorbells.read(taken.message()).bell();
    Mailbox mailbox = new Mailbox(bell.mailbox(), provider, POLICY, Instant.EPOCH);
    engine
        .worker()
        .answer(mailbox, bell, taken.attempt())
        .match(
            new Outcome.Cases<Void>() {
              @Override
              public Void done(int mails) {
                taken.done();
                return null;
              }

              @Override
              public Void retry(Duration after, String why) {
                taken.again(after);
                return null;
              }

              @Override
              public Void dead(String why) {
                taken.done();
                return null;
              }
            });
  }
}
