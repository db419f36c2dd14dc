package dev.threadmark.engine;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Something that is done beside something else, and comes to its end before that. */
final class Aside<T> {
  private final CompletableFuture<T> answer;

  private Aside(CompletableFuture<T> answer) {
    this.answer = answer;
  }

  /**
   * @param helper does it on a thread of its own; where there is none, it is done first
   */
  static <T> Aside<T> begin(Optional<Executor> helper, Supplier<T> work) {
    return new Aside<>(CompletableFuture.supplyAsync(work, helper.orElse(Runnable::run)));
  }

  /** Waits for the end, however it was. */
  void await() {
    answer.exceptionally(surprise -> null).join();
  }

  /** What it gave; what it threw is thrown here. */
  T get() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException surprise) {
        throw surprise;
      }
      if (e.getCause() instanceof Error surprise) {
        throw surprise;
      }
      throw e;
    }
  }
}
