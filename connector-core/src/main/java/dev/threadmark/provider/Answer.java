package dev.threadmark.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a provider answers. All four are expected; an exception is a bug of ours.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

  /** What was asked for. */
  record Got<T>(T value) implements Answer<T> {}

  /**
   * Not now: throttled (429, Gmail's 403 rateLimitExceeded), unavailable (5xx), cut off, or a token
   * that was refused once. Whether a write happened is unknown.
   *
   * @param after when to ask again, where the provider said so
   * @param why the status and error code; no mail text, no secret
   */
  record Later<T>(Optional<Duration> after, String why) implements Answer<T> {}

  /** It is not there any more: a message moved or deleted, a cursor that has expired. */
  record Gone<T>(String why) implements Answer<T> {}

  /** Never like this: no permission, no such mailbox, a request the provider does not take. */
  record Refused<T>(String why) implements Answer<T> {}

  /** One case for each variant, so that a new one breaks every caller at compile time. */
  interface Cases<T, R> {
    R got(T value);

    R later(Optional<Duration> after, String why);

    R gone(String why);

    R refused(String why);
  }

  default <R> R match(Cases<T, R> cases) {
    if (this instanceof Got<T> got) {
      return cases.got(got.value());
    }
    if (this instanceof Later<T> later) {
      return cases.later(later.after(), later.why());
    }
    if (this instanceof Gone<T> gone) {
      return cases.gone(gone.why());
    }
    return cases.refused(((Refused<T>) this).why());
  }

  /** The same answer with another value. */
  default <R> Answer<R> map(Function<T, R> change) {
    return match(
        new Cases<>() {
          @Override
          public Answer<R> got(T value) {
            return new Got<>(change.apply(value));
          }

          @Override
          public Answer<R> later(Optional<Duration> after, String why) {
            return new Later<>(after, why);
          }

          @Override
          public Answer<R> gone(String why) {
            return new Gone<>(why);
          }

          @Override
          public Answer<R> refused(String why) {
            return new Refused<>(why);
          }
        });
  }
}
