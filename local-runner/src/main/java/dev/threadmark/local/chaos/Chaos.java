package dev.threadmark.local.chaos;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Plays many histories, and makes one that ends wrong as short as it can. */
public final class Chaos {
  private final LongFunction<Setup> setups;

  /**
   * @param setups what to play for a seed
   */
  public Chaos(LongFunction<Setup> setups) {
    this.setups = setups;
  }

  /**
   * @param histories how many were played
   * @param wrong one that ended wrong, as it was found
   */
  public record Result(
      int histories, long events, long faults, long fewestEvents, Optional<Ending> wrong) {}

  /** Plays the histories of seeds from {@code seed} on, until one ends wrong. */
  public Result play(long seed, int histories, IntConsumer progress) {
    AtomicInteger played = new AtomicInteger();
    LongAdder events = new LongAdder();
    LongAdder faults = new LongAdder();
    AtomicReference<Long> fewest = new AtomicReference<>(Long.MAX_VALUE);
    AtomicReference<Ending> wrong = new AtomicReference<>();
    IntStream.range(0, histories)
        .parallel()
        .forEach(
            number -> {
              if (wrong.get() != null) {
                return;
              }
              Ending ending = History.play(setups.apply(seed + number), false);
              events.add(ending.events());
              faults.add(ending.faults());
              fewest.accumulateAndGet(ending.events(), Math::min);
              if (ending.wrong()) {
                wrong.compareAndSet(null, ending);
              }
              progress.accept(played.incrementAndGet());
            });
    return new Result(
        played.get(), events.sum(), faults.sum(), fewest.get(), Optional.ofNullable(wrong.get()));
  }

  /** The same seed with fewer threads and fewer faults that still ends wrong, with its trace. */
  public static Ending shortened(Ending wrong) {
    Setup least = wrong.setup();
    for (int threads = 1; threads < wrong.setup().threads(); threads++) {
      Setup fewer = least.withThreads(threads);
      if (History.play(fewer, false).wrong()) {
        least = fewer;
        break;
      }
    }
    Set<Integer> spared = new TreeSet<>(least.spared());
    int faults = History.play(least, false).struck().size();
    for (int fault = faults - 1; fault >= 0; fault--) {
      spared.add(fault);
      if (!History.play(least.sparing(spared), false).wrong()) {
        spared.remove(fault);
      }
    }
    return History.play(least.sparing(spared), true);
  }
}
