package dev.threadmark.port;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keys, values and races that the contracts share. */
final class Samples {
  private Samples() {}

  /** {@code row-00000}, {@code row-00001} ... in order. */
  static List<RowKey> keys(String partition, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new RowKey(partition, "row-%05d".formatted(i)))
        .toList();
  }

  /** Every printable ASCII character but these. */
  static String legal(String forbidden) {
    return IntStream.range('!', 127)
        .filter(c -> forbidden.indexOf(c) < 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  static Stream<String> values() {
    String controls =
        IntStream.range(0, 160).mapToObj(Character::toString).collect(Collectors.joining());
    return Stream.of(
        "",
        " ",
        "line\r\nline\n\ttab ' \" \\ ; --",
        controls,
        "\ufeffmark \u202eright to left\u202c \u2028 \ufffd \uffff",
        "e\u0301 is not \u00e9",
        "\ud83d\udc69\u200d\ud83d\udcbb".repeat(10),
        "x".repeat(Table.MAX_VALUE_CHARS),
        "\u20ac".repeat(Table.MAX_VALUE_CHARS),
        "\ud83d\ude80".repeat(Table.MAX_VALUE_CHARS / 2),
        controls.repeat(200).substring(0, Table.MAX_VALUE_CHARS));
  }

  static Stream<String> refusedValues() {
    return Stream.of(
        "x".repeat(Table.MAX_VALUE_CHARS + 1),
        "\ud83d\ude80".repeat(Table.MAX_VALUE_CHARS / 2 + 1),
        "cut \ud83d",
        "\ude80 cut");
  }

  /** All of them start together; fails with the first failure among them. */
  static void race(int runners, IntConsumer run) {
    CyclicBarrier start = new CyclicBarrier(runners);
    ExecutorService pool = Executors.newFixedThreadPool(runners);
    try {
      List<Future<Void>> ends =
          IntStream.range(0, runners)
              .mapToObj(runner -> pool.submit(() -> await(start, run, runner)))
              .toList();
      for (Future<Void> end : ends) {
        end.get(3, TimeUnit.MINUTES); // an emulator on a busy machine
      }
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      fail("a runner of the race", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Void await(CyclicBarrier start, IntConsumer run, int runner)
      throws InterruptedException, BrokenBarrierException {
    start.await();
    run.accept(runner);
    return null;
  }
}
