package dev.threadmark.aws.worker;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when it is first asked for, and again after it was forgotten. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private Optional<T> made = Optional.empty();

  Once(Supplier<T> maker) {
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
  synchronized Optional<T> made() {
    return made;
  }

  synchronized void forget() {
    made = Optional.empty();
  }
}
