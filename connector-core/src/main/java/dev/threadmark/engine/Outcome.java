package dev.threadmark.engine;

import java.time.Duration;

/** How a doorbell was answered; tells the shell what to do with its queue message. */
public sealed interface Outcome {

  /**
   * The mailbox is handled as far as the provider knows it.
   *
   * @param mails how many were looked at
   */
  record Done(int mails) implements Outcome {}

  /** Not now. Everything handled so far is kept. */
  record Retry(Duration after, String why) implements Outcome {}

  /** Never like this: an admin must do something. */
  record Dead(String why) implements Outcome {}

  /** One case for each variant, so that a new one breaks every caller at compile time. */
  interface Cases<R> {
    R done(int mails);

    R retry(Duration after, String why);

    R dead(String why);
  }

  default <R> R match(Cases<R> cases) {
    if (this instanceof Done done) {
      return cases.done(done.mails());
    }
    if (this instanceof Retry retry) {
      return cases.retry(retry.after(), retry.why());
    }
    return cases.dead(((Dead) this).why());
  }
}
