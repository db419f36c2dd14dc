package dev.threadmark.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Queue.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every driver of {@link Queue} must do. */
public abstract class QueueContract {
  /** An empty queue of the driver under test. */
  protected abstract Queue queue();

  /** Lets that much time pass for the queue. */
  protected abstract void pass(Duration time);

  /** Long enough for a test to end within it. A driver on a real clock takes a short one. */
  protected Duration lease() {
    return Duration.ofSeconds(30);
  }

  @Test
  void anEmptyQueueGivesNothing() {
    assertTrue(queue().take(lease()).isEmpty());
  }

  @Test
  void aMessageIsTakenOnceWhileItIsLeased() {
    Queue queue = queue();
    queue.put("ring");
    assertEquals("ring", take(queue).message());
    assertTrue(queue.take(lease()).isEmpty());
  }

  @Test
  void aMessageComesAgainAfterItsLeaseAndTheAttemptsAreCounted() {
    Queue queue = queue();
    queue.put("ring");
    for (int attempt = 1; attempt <= 3; attempt++) {
      Taken taken = take(queue);
      assertEquals("ring", taken.message());
      assertEquals(attempt, taken.attempt());
      pass(lease());
    }
  }

  @Test
  void aMessageThatIsDoneDoesNotComeAgain() {
    Queue queue = queue();
    queue.put("ring");
    take(queue).done();
    pass(lease().multipliedBy(2));
    assertTrue(queue.take(lease()).isEmpty());
  }

  @Test
  void aMessageComesAgainAfterTheDelayAskedForAndNotBefore() {
    Queue queue = queue();
    queue.put("ring");
    take(queue).again(lease().multipliedBy(2));
    pass(lease());
    assertTrue(queue.take(lease()).isEmpty(), "after the lease, before the delay");
    pass(lease());
    assertEquals(2, take(queue).attempt());
  }

  @Test
  void aMessageAskedForAtOnceComesAtOnce() {
    Queue queue = queue();
    queue.put("ring");
    take(queue).again(Duration.ZERO);
    assertEquals(2, take(queue).attempt());
  }

  @Test
  void doneAfterTheLeaseHasNoEffect() {
    Queue queue = queue();
    queue.put("ring");
    Taken late = take(queue);
    pass(lease());
    Taken second = take(queue);
    late.done();
    late.again(Duration.ZERO);
    assertTrue(queue.take(lease()).isEmpty(), "the second still holds it");
    pass(lease());
    assertEquals(3, take(queue).attempt());
    assertEquals("ring", second.message());
  }

  @Test
  void aMessageIsSettledOnce() {
    Queue queue = queue();
    queue.put("ring");
    Taken taken = take(queue);
    taken.again(lease());
    taken.done();
    taken.again(Duration.ZERO);
    assertTrue(queue.take(lease()).isEmpty());
    pass(lease());
    assertEquals(2, take(queue).attempt());
  }

  @Test
  void theSameTextPutTwiceIsTwoMessages() {
    Queue queue = queue();
    queue.put("ring");
    queue.put("ring");
    take(queue).done();
    take(queue).done();
    assertTrue(queue.take(lease()).isEmpty());
  }

  @Test
  void theOldestComeFirstRoughly() {
    Queue queue = queue();
    IntStream.range(0, 100).forEach(i -> queue.put(Integer.toString(i)));
    List<Integer> taken = new ArrayList<>();
    for (Optional<Taken> t = queue.take(lease()); t.isPresent(); t = queue.take(lease())) {
      taken.add(Integer.valueOf(t.get().message()));
    }
    assertEquals(100, new HashSet<>(taken).size());
    // No store promises more than: no message is overtaken by most of the others.
    for (int place = 0; place < 100; place++) {
      assertTrue(Math.abs(taken.get(place) - place) < 50, taken::toString);
    }
  }

  @Test
  void aMessageThatKeepsFailingDoesNotBlockTheOthers() {
    Queue queue = queue();
    queue.put("poison");
    Taken poison = take(queue);
    queue.put("sound");
    poison.again(lease());
    assertEquals("sound", take(queue).message());
  }

  @ParameterizedTest(name = "[{index}]")
  @ValueSource(strings = {"x", "{\"a\":\"\\u0000\"}", "\r\n\t' \"", "\ud83d\ude80 \u20ac \u202e"})
  void messagesComeBackAsTheyWere(String message) {
    Queue queue = queue();
    queue.put(message);
    assertEquals(message, take(queue).message());
  }

  @Test
  void theLongestMessageIsTakenALongerOneRefused() {
    Queue queue = queue();
    String longest = "\u20ac".repeat(Queue.MAX_MESSAGE_BYTES / 3);
    queue.put(longest);
    assertThrows(IllegalArgumentException.class, () -> queue.put(longest + "x"));
    assertEquals(longest, take(queue).message());
    assertTrue(queue.take(lease()).isEmpty());
  }

  @Test
  void eightTakersNeverHoldOneMessageAtOneTimeAndMissNone() {
    Queue queue = queue();
    IntStream.range(0, 200).forEach(i -> queue.put("m" + i));
    Set<String> held = ConcurrentHashMap.newKeySet();
    Set<String> done = ConcurrentHashMap.newKeySet();
    AtomicInteger shared = new AtomicInteger();
    Samples.race(
        8,
        taker -> {
          while (done.size() < 200) {
            queue.take(lease()).ifPresent(taken -> settle(taken, held, done, shared));
          }
        });
    assertEquals(0, shared.get());
    assertTrue(queue.take(lease()).isEmpty());
  }

  /** Every message is put back once before it is done. */
  private static void settle(Taken taken, Set<String> held, Set<String> done, AtomicInteger both) {
    boolean alone = held.add(taken.message()) && !done.contains(taken.message());
    if (!alone) {
      both.incrementAndGet();
    }
    held.remove(taken.message());
    if (taken.attempt() == 1) {
      taken.again(Duration.ZERO);
    } else {
      taken.done();
      done.add(taken.message());
    }
  }

  private Taken take(Queue queue) {
    return queue.take(lease()).orElseThrow();
  }
}
