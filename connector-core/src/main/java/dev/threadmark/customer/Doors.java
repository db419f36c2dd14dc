package dev.threadmark.customer;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is counted about a person and a ticket: codes that were asked for, tries at the one that is
 * good, and what was written. One row in the partition {@code page/<2 hex digits>}, written by
 * etag, so that nobody gets more tries by making them at the same time. A row is {@link #worthless}
 * after a day, the longest time for which anything is counted.
 */
public final class Doors {
  /** Codes in an hour, and in a day. */
  static final int CODES_AN_HOUR = 3;

  static final int CODES_A_DAY = 10;

  /** Tries at one code. */
  static final int TRIES = 5;

  /** What is written in an hour. */
  static final int WRITTEN_AN_HOUR = 10;

  /** Who asks twice at once has asked once. */
  static final Duration ONCE = Duration.ofSeconds(30);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MAX_RACES = 100;

  private final Table table;

  Doors(Table table) {
    this.table = table;
  }

  /**
   * A code that was sent.
   *
   * @param seal a signature of it: the code itself is kept nowhere here
   * @param tries made so far
   */
  record Code(String salt, String seal, Instant until, int tries) {
    Code tried() {
      return new Code(salt, seal, until, tries + 1);
    }

    boolean good(Instant now) {
      return now.isBefore(until) && tries < TRIES;
    }
  }

  /**
   * Something that was written.
   *
   * @param once what tells it from everything else
   */
  record Words(String once, Instant at) {}

  private record Door(Optional<Code> code, List<Instant> asked, List<Words> written) {
    static final Door NEW = new Door(Optional.empty(), List.of(), List.of());
  }

  /** What came of asking for a code. */
  enum Asked {
    /** It is to be sent, and counted. */
    SEND,
    /** One was asked for a moment ago, which is on its way. */
    ON_ITS_WAY,
    TOO_OFTEN
  }

  /** Counts a code, which then is the one that is good: all before it are not any more. */
  Asked ask(String door, Code code, Instant now) {
    return change(
        door,
        was -> {
          List<Instant> day = was.asked().stream().filter(at -> at.plus(DAY).isAfter(now)).toList();
          long hour = day.stream().filter(at -> at.plus(HOUR).isAfter(now)).count();
          if (day.stream().anyMatch(at -> at.plus(ONCE).isAfter(now))) {
            return new Change<>(Optional.empty(), Asked.ON_ITS_WAY);
          }
          if (hour >= CODES_AN_HOUR || day.size() >= CODES_A_DAY) {
            return new Change<>(Optional.empty(), Asked.TOO_OFTEN);
          }
          return new Change<>(
              Optional.of(new Door(Optional.of(code), and(day, now), was.written())), Asked.SEND);
        });
  }

  /**
   * One try at the code that is good: it is counted before it is looked at. The right one is good
   * for once.
   */
  boolean open(String door, Predicate<Code> right, Instant now) {
    Optional<Code> tried =
        change(
            door,
            was -> {
              Optional<Code> next = was.code().filter(code -> code.good(now)).map(Code::tried);
              return new Change<>(
                  next.map(code -> new Door(Optional.of(code), was.asked(), was.written())), next);
            });
    return tried.filter(right).isPresent() && used(door, tried.get());
  }

  /** False if somebody else was faster with the same code. */
  private boolean used(String door, Code code) {
    return change(
        door,
        was -> {
          boolean still = was.code().filter(one -> one.salt().equals(code.salt())).isPresent();
          Door now = new Door(Optional.empty(), was.asked(), was.written());
          return new Change<>(Optional.of(now).filter(any -> still), still);
        });
  }

  /** True if it may be written; what was counted already is not counted again. */
  boolean write(String door, String once, Instant now) {
    return change(
        door,
        was -> {
          List<Words> hour =
              was.written().stream().filter(one -> one.at().plus(HOUR).isAfter(now)).toList();
          boolean known = hour.stream().anyMatch(one -> one.once().equals(once));
          if (known || hour.size() >= WRITTEN_AN_HOUR) {
            return new Change<>(Optional.empty(), known);
          }
          Door next = new Door(was.code(), was.asked(), and(hour, new Words(once, now)));
          return new Change<>(Optional.of(next), true);
        });
  }

  /** True for a row of which nothing counts any more. */
  public static boolean worthless(Row row, Instant now) {
    Door door = Json.read(row.value(), Door.class);
    Stream<Instant> times =
        Stream.of(
                door.code().map(Code::until).stream(),
                door.asked().stream(),
                door.written().stream().map(Words::at))
            .flatMap(some -> some);
    return times.noneMatch(at -> at.plus(DAY).isAfter(now));
  }

  /** All partitions, for what must look through everything. */
  public static List<String> partitions() {
    return IntStream.range(0, 256).mapToObj("page/%02x"::formatted).toList();
  }

  private record Change<T>(Optional<Door> to, T answer) {}

  private <T> T change(String door, Function<Door, Change<T>> change) {
    RowKey key = new RowKey("page/" + door.substring(0, 2), door);
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Row> row = table.get(key);
      Change<T> next =
          change.apply(row.map(one -> Json.read(one.value(), Door.class)).orElse(Door.NEW));
      if (next.to().isEmpty()) {
        return next.answer();
      }
      String value = Json.write(next.to().get());
      boolean written =
          row.map(was -> table.replace(key, value, was.etag()))
              .orElseGet(() -> table.insert(key, value))
              .isPresent();
      if (written) {
        return next.answer();
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one door");
  }

  private static <T> List<T> and(List<T> some, T more) {
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return List.copyOf(all);
  }
}
