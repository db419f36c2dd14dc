package dev.threadmark.store;

import java.util.Optional;
import java.util.function.Consumer;

/** Does something with each of some: a surprise with one does not hinder the others. */
public final class EachForItself {
  private EachForItself() {}

  /** Throws the first surprise when all were tried. */
  public static <T> void of(Iterable<T> all, Consumer<T> work) {
    Optional<RuntimeException> first = Optional.empty();
    for (T one : all) {
      try {
        work.accept(one);
      } catch (RuntimeException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
