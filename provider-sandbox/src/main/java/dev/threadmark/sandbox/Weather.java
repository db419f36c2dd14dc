package dev.threadmark.sandbox;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What a provider does of its own accord on a bad day: it throttles, is down, cuts connections,
 * forgets cursors and tells a page twice. Calm until a {@link #storm} begins. Thread safe.
 *
 * <p>What each request meets is drawn from the seed in the order in which requests come, so two
 * runs of one seed have the same weather as far as their requests come in the same order.
 */
public final class Weather {
  /** Of all requests; and of all cursors that are shown. */
  private static final double SHARE = 0.15;

  /** Within a batch, where each of up to a hundred steps is drawn for. */
  private static final double SHARE_OF_STEPS = 0.01;

  /** A provider that forgets every minute could not be followed by anybody. */
  private static final int MOST_EXPIRED = 5;

  private static final List<Trouble> OF_REQUESTS =
      List.of(
          Trouble.THROTTLED,
          Trouble.THROTTLED_BY_FRACTION,
          Trouble.THROTTLED_UNTOLD,
          Trouble.UNAVAILABLE,
          Trouble.TIMED_OUT,
          Trouble.CUT_BEFORE,
          Trouble.CUT_AFTER);
  private static final List<Trouble> OF_STEPS =
      List.of(Trouble.THROTTLED, Trouble.THROTTLED_UNTOLD, Trouble.UNAVAILABLE);
  private static final List<Trouble> OF_PAGES =
      List.of(Trouble.CURSOR_EXPIRED, Trouble.PAGE_TOLD_TWICE);

  private final Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
  private Optional<Random> storm = Optional.empty();

  /** What may happen. The answers say themselves what they are; the last two are still answers. */
  public enum Trouble {
    /** 429 with a {@code Retry-After} of whole seconds. */
    THROTTLED(429, Map.of("Retry-After", "1")),
    /** 429 with a {@code Retry-After} that is no whole number. */
    THROTTLED_BY_FRACTION(429, Map.of("Retry-After", "0.25")),
    /** 429 that does not say when to come again. */
    THROTTLED_UNTOLD(429, Map.of()),
    UNAVAILABLE(503, Map.of("Retry-After", "1")),
    /** 504 without a body worth reading; nothing was done. */
    TIMED_OUT(504, Map.of()),
    /** The connection goes before anything is done. */
    CUT_BEFORE(0, Map.of()),
    /** The connection goes when everything is done. */
    CUT_AFTER(0, Map.of()),
    /** Every cursor so far is forgotten. */
    CURSOR_EXPIRED(0, Map.of()),
    /** The next page is this one again. */
    PAGE_TOLD_TWICE(0, Map.of());

    private final int status;
    private final Map<String, String> headers;

    Trouble(int status, Map<String, String> headers) {
      this.status = status;
      this.headers = headers;
    }

    /** The HTTP status; 0 where nothing is answered, or as usual. */
    public int status() {
      return status;
    }

    public Map<String, String> headers() {
      return headers;
    }

    /** Its name as people read it. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** From now on the weather is bad. */
  public synchronized void storm(long seed) {
    storm = Optional.of(new Random(seed));
  }

  /** What the next request meets instead of being answered. */
  public Optional<Trouble> onRequest() {
    return drawn(SHARE, OF_REQUESTS);
  }

  /** What the next step of a batch is answered. */
  public Optional<Trouble> onStep() {
    return drawn(SHARE_OF_STEPS, OF_STEPS);
  }

  /** What befalls a page that is asked for by a cursor. */
  public Optional<Trouble> onPage() {
    return drawn(SHARE, OF_PAGES);
  }

  /** How often each happened. */
  public synchronized Map<Trouble, Integer> counts() {
    return Map.copyOf(counts);
  }

  private synchronized Optional<Trouble> drawn(double share, List<Trouble> among) {
    if (storm.isEmpty() || storm.get().nextDouble() >= share) {
      return Optional.empty();
    }
    Trouble trouble = among.get(storm.get().nextInt(among.size()));
    if (trouble == Trouble.CURSOR_EXPIRED && counts.getOrDefault(trouble, 0) == MOST_EXPIRED) {
      return Optional.empty();
    }
    counts.merge(trouble, 1, Integer::sum);
    return Optional.of(trouble);
  }
}
