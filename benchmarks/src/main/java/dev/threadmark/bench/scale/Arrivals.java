package dev.threadmark.bench.scale;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Mails as they come: by hour and weekday, to large and small mailboxes, some in bursts. */
final class Arrivals {
  private static final double BURST_TAIL = 1.5;
  private final SplittableRandom random;
  private final double[] shares;
  private final double singlesAMilli;
  private final double burstsAMilli;
  private final double spring = Assumed.spring();
  private final Agenda inBursts = new Agenda();
  private long nextSingle;
  private long nextBurst;

  Arrivals(Load load) {
    random = new SplittableRandom(load.seed());
    shares = new double[load.mailboxes()];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += Math.pow(i + 1, Assumed.TAIL);
      shares[i] = sum;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    double mailsAMilli = load.mailsADay() / 86_400_000;
    singlesAMilli = mailsAMilli * (1 - Assumed.PART_IN_BURSTS);
    burstsAMilli = mailsAMilli * Assumed.PART_IN_BURSTS / meanBurst();
    nextSingle = after(0, singlesAMilli);
    nextBurst = after(0, burstsAMilli);
  }

  long next() {
    return Math.min(Math.min(nextSingle, nextBurst), inBursts.next());
  }

  /** The mailbox of the next mail; -1 where a burst begins, whose mails come later. */
  int take() {
    long at = next();
    if (inBursts.next() == at) {
      return inBursts.take();
    }
    if (nextSingle == at) {
      nextSingle = after(at, singlesAMilli);
      return mailbox();
    }
    nextBurst = after(at, burstsAMilli);
    int whose = mailbox();
    for (int i = burst(random.nextDouble()); i > 0; i--) {
      inBursts.add(at + 1 + random.nextLong(Assumed.BURST_MILLIS), whose);
    }
    return -1;
  }

  /** A Poisson process that thins out with the tide. */
  private long after(long at, double aMilli) {
    double time = at;
    do {
      time += -Math.log(1 - random.nextDouble()) / (aMilli * spring);
    } while (random.nextDouble() * spring > Assumed.tide((long) time));
    return Math.max(at + 1, (long) time);
  }

  private int mailbox() {
    int at = Arrays.binarySearch(shares, random.nextDouble());
    return Math.min(shares.length - 1, at < 0 ? -at - 1 : at);
  }

  private static int burst(double drawn) {
    double size = Assumed.LEAST_BURST / Math.pow(1 - drawn, 1 / BURST_TAIL);
    return (int) Math.min(Assumed.MOST_BURST, size);
  }

  private static double meanBurst() {
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      sum += burst((i + 0.5) / 10_000);
    }
    return sum / 10_000;
  }
}
