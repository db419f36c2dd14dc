package dev.threadmark.provider;

import dev.threadmark.mail.MessageId;
import java.time.Duration;
import java.util.Optional;

/** What became of a mail that was to be sent. All of them are expected. */
public sealed interface Sending {

  /**
   * It was sent.
   *
   * @param id where it lies among the sent mails, as far as that is known by now
   * @param messageId the Message-ID that the provider really used
   */
  record Sent(ProviderId id, MessageId messageId) implements Sending {}

  /**
   * It was not sent, as far as the provider shows. Sent mail may take a while to show.
   *
   * @param draft the mail as it lies there, ready to go
   */
  record NotYet(Optional<ProviderId> draft) implements Sending {}

  /**
   * It may have been sent, or may still be: cut off, a gateway's error, on its way out. Look for it
   * before it is tried again.
   *
   * @param after when to ask again, where the provider said so
   */
  record Unknown(Optional<Duration> after, String why) implements Sending {}

  /** It was not sent by this call, and not refused either: throttled, unavailable. */
  record Later(Optional<Duration> after, String why) implements Sending {}

  /** It was not sent and never will be like this: no permission, no such recipient. */
  record Refused(String why) implements Sending {}

  /** One case for each variant, so that a new one breaks every caller at compile time. */
  interface Cases<R> {
    R sent(Sent sent);

    R notYet(NotYet notYet);

    R unknown(Unknown unknown);

    R later(Later later);

    R refused(Refused refused);
  }

  default <R> R match(Cases<R> cases) {
    if (this instanceof Sent sent) {
      return cases.sent(sent);
    }
    if (this instanceof NotYet notYet) {
      return cases.notYet(notYet);
    }
    if (this instanceof Unknown unknown) {
      return cases.unknown(unknown);
    }
    if (this instanceof Later later) {
      return cases.later(later);
    }
    return cases.refused((Refused) this);
  }
}
