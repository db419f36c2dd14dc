package dev.threadmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is done beside something else has come to its end when that goes on. */
class AsideTest {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Optional<Executor> helper = Optional.of(waiting::add);

  @Test
  void withoutAHelperItIsDoneFirst() {
    AtomicBoolean done = new AtomicBoolean();

    Aside<Boolean> aside = Aside.begin(Optional.empty(), () -> done.compareAndSet(false, true));

    assertTrue(done.get());
    assertTrue(aside.get());
  }

  @Test
  void aHelperDoesItWhenItsTurnComes() {
    Aside<String> aside = Aside.begin(helper, () -> Thread.currentThread().getName());
    assertEquals(1, waiting.size());

    new Thread(waiting.remove(), "helper").start();

    assertEquals("helper", aside.get());
  }

  @Test
  void whatItThrewIsThrownWhereItIsAskedForAndNotWhereItIsAwaited() {
    for (Throwable thrown :
        new Throwable[] {new IllegalStateException(), new StackOverflowError()}) {
      Aside<String> aside = Aside.begin(helper, () -> sneak(thrown));
      waiting.remove().run();

      aside.await();
      assertSame(thrown, assertThrows(thrown.getClass(), aside::get));
    }
    assertFalse(waiting.iterator().hasNext());
  }

  private static String sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
