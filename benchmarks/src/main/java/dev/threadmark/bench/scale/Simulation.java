package dev.threadmark.bench.scale;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One deployment on one cloud, event by event in simulated time. The same load and seed give the
 * same figures.
 */
public final class Simulation {
  private static final long AGAIN = 5_000;

  private static final int SLOTS = 200;

  final Load load;
  final Host host;
  private final long end;
  private final int times;
  private final Arrivals arrivals;
  private final SplittableRandom random;
  final KeeperRounds keeper;
  final Meters meters;

  /** Bells on their way, in the order in which they come. */
  private final Waiting ringing = new Waiting(1);

  private final Waiting ringingWhose = new Waiting(1);
  private final Waiting ready = new Waiting(1);
  private final Waiting bells;
  private final Waiting mails;
  private final Agenda ends = new Agenda();
  private final Agenda retries = new Agenda();
  private final int[] busy;
  private final boolean[] listed;
  private final Quotas quotas;
  private int[] slotMailbox = new int[SLOTS];
  private int[] slotMails = new int[SLOTS];
  private final Waiting freeSlots = new Waiting(1);
  private int running;
  private long now;
  private long inHand;
  final Spread depth = new Spread();
  final Spread wait = new Spread();
  final Spread delay = new Spread();
  final double[] busyHours;
  long arrived;
  long ticketed;
  long rings;
  long walks;
  long walksWithMail;
  long throttled;
  long endedWorkers;
  double requests;
  double calls;
  double transactions;
  double writeUnits;
  double readUnits;
  double cpu;
  double walkSeconds;

  private Simulation(Load load, Host host, int times) {
    this.times = times;
    this.load = load;
    this.host = host;
    end = load.days() * 86_400_000L;
    arrivals = new Arrivals(load);
    random = new SplittableRandom(load.seed() ^ 0x5ca1e);
    keeper = new KeeperRounds(host, load, random);
    meters = new Meters(host, random);
    bells = new Waiting(load.mailboxes());
    mails = new Waiting(load.mailboxes());
    busy = new int[load.mailboxes()];
    listed = new boolean[load.mailboxes()];
    quotas = new Quotas(load.mailboxes(), random);
    busyHours = new double[24 * load.days() + 1];
    if (host.workers() > slotMailbox.length) {
      slotMailbox = new int[host.workers()];
      slotMails = new int[host.workers()];
    }
    for (int i = 0; i < slotMailbox.length; i++) {
      freeSlots.add(0, i);
    }
  }

  static Simulation run(Load load, Host host) {
    return run(load, host, 1);
  }

  /**
   * The same with every mail so many times, all at its moment: so two loads can be compared without
   * the luck of their bursts.
   */
  static Simulation run(Load load, Host host, int times) {
    Simulation one = new Simulation(load, host.with(load.workers()), times);
    while (one.step()) {
      one.start();
    }
    one.passTo(one.end);
    return one;
  }

  private boolean step() {
    long bell = ringing.count(0) == 0 ? Long.MAX_VALUE : ringing.peek(0);
    long next = Math.min(Math.min(bell, arrivals.next()), Math.min(ends.next(), retries.next()));
    next = Math.min(next, keeper.next());
    if (next >= end) {
      return false;
    }
    passTo(next);
    if (next == ends.next()) {
      finish(ends.take());
    } else if (next == bell) {
      ringing.take(0);
      put((int) ringingWhose.take(0));
    } else if (next == arrivals.next()) {
      int whose = arrivals.take();
      for (int i = 0; i < times; i++) {
        arrive(whose);
      }
    } else if (next == retries.next()) {
      again(retries.take());
    } else {
      int whose = keeper.act();
      if (whose >= 0) {
        meters.kept(now);
        put(whose);
      }
    }
    return true;
  }

  private void passTo(long next) {
    depth.add(bells.all(), next - now);
    now = next;
  }

  private void arrive(int whose) {
    if (whose < 0) {
      return;
    }
    arrived++;
    mails.add(whose, now);
    if (random.nextDouble() >= Assumed.BELLS_LOST) {
      ring(whose);
    }
  }

  /** The provider rings, for a mail or, at Gmail, for our own stamp. */
  private void ring(int whose) {
    rings++;
    meters.webhook.add(now, now + 1, 1);
    ringing.add(0, now + Assumed.BELL_MILLIS);
    ringingWhose.add(0, whose);
  }

  private void put(int whose) {
    bells.add(whose, now);
    list(whose);
  }

  /** By mailbox where the queue keeps a mailbox's bells together, else bell by bell. */
  private void list(int whose) {
    if (!host.oneAMailbox()) {
      ready.add(0, whose);
    } else if (!listed[whose] && busy[whose] == 0 && bells.count(whose) > 0) {
      listed[whose] = true;
      ready.add(0, whose);
    }
  }

  private void start() {
    while (running < host.workers() && ready.count(0) > 0) {
      int whose = (int) ready.take(0);
      listed[whose] = false;
      long pause = quotas.pause(whose, now, busy[whose]);
      if (pause > 0) {
        throttled++;
        busy[whose] += host.oneAMailbox() ? 1 : 0;
        retries.add(now + pause, whose);
      } else {
        wait.add(now - bells.take(whose), 1);
        walk(whose);
      }
    }
  }

  /** All that is new, page by page, as far as time and budget go. */
  private void walk(int whose) {
    boolean gmail = Quotas.gmail(whose);
    int waiting = mails.count(whose);
    int taken = Math.min(waiting, quotas.mails(whose));
    double each = Walk.of(gmail, 2).seconds() - Walk.of(gmail, 1).seconds();
    int most = (int) (host.workerMillis() / 1000.0 / each);
    boolean cut = taken > most;
    taken = Math.min(taken, most);
    Walk used = Walk.of(gmail, taken);
    long until = now + Math.max(1, Math.round(1000 * used.seconds()));
    note(used, taken, until);
    quotas.spend(whose, used);
    for (int i = 0; i < taken; i++) {
      delay.add((until - mails.take(whose)) / 1000.0, 1);
    }
    inHand += taken;
    if (taken < waiting) {
      bells.add(whose, now);
      endedWorkers += cut ? 1 : 0;
      throttled += cut ? 0 : 1;
      busy[whose] += host.oneAMailbox() ? 1 : 0;
      retries.add(cut ? until + host.comesAgainMillis() : until + AGAIN, whose);
    }
    int slot = (int) freeSlots.take(0);
    slotMailbox[slot] = whose;
    slotMails[slot] = taken;
    busy[whose]++;
    running++;
    keeper.walked(whose, now);
    ends.add(until, slot);
  }

  private void note(Walk used, int taken, long until) {
    walks++;
    walksWithMail += taken > 0 ? 1 : 0;
    requests += used.requests();
    calls += used.tableCalls();
    transactions += used.azureTransactions();
    writeUnits += used.writeUnits();
    readUnits += used.readUnits();
    cpu += used.cpuSeconds();
    walkSeconds += used.seconds();
    busyHours[(int) (now / 3_600_000)] += used.seconds();
    meters.walk(now, until, used, taken);
  }

  private void finish(int slot) {
    int whose = slotMailbox[slot];
    freeSlots.add(0, slot);
    running--;
    busy[whose]--;
    inHand -= slotMails[slot];
    ticketed += slotMails[slot];
    if (Quotas.gmail(whose) && slotMails[slot] > 0) {
      ring(whose);
    }
    if (host.oneAMailbox()) {
      list(whose);
    }
  }

  private void again(int whose) {
    busy[whose] -= host.oneAMailbox() ? 1 : 0;
    list(whose);
  }

  /** Mails that are on no ticket yet: in mailboxes, and in the hands of workers. */
  long waiting() {
    return mails.all() + inHand;
  }

  long bellsLeft() {
    return bells.all();
  }

  double busiestHour() {
    return Arrays.stream(busyHours).max().orElse(0) / 3_600;
  }
}
