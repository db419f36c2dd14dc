package dev.threadmark.setup;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when it is first asked for, and again after it was forgotten. */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private Optional<T> made = Optional.empty();

  public Once(Supplier<T> maker) {
    this.maker = maker;
  }

  /** What fails to be made is tried again when it is asked for again. */
  @Override
  public synchronized T get() {
    if (made.isEmpty()) {
      made = Optional.of(maker.get());
    }
    return made.get();
  }

  /** What was made, if anything was. */
  public synchronized Optional<T> made() {
    return made;
  }

  public synchronized void forget() {
    made = Optional.empty();
  }
}
