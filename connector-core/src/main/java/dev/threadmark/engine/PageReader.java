package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.kind.Kinds;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the mails of a page for sense, and fetches the raw mail where the page does not say enough.
 */
final class PageReader {
  private final TokenKeys tokenKeys;

  PageReader(TokenKeys tokenKeys) {
    this.tokenKeys = tokenKeys;
  }

  /** A mail that was read, or could not be. */
  record Read(Delivery delivery, Optional<Arrival> arrival, String step, String why) {
    String digest() {
      return arrival
          .map(Arrival::digest)
          .orElseGet(() -> "unread-" + delivery.id().value().replaceAll("[^\\w=-]", "_"));
    }
  }

  /** All that could be read, or what hinders. */
  record Reading(List<Read> reads, Optional<Outcome> hindrance) {
    private static final Reading NOTHING = new Reading(List.of(), Optional.empty());

    private static Reading of(Read read) {
      return new Reading(List.of(read), Optional.empty());
    }

    private static Reading hindered(Outcome outcome) {
      return new Reading(List.of(), Optional.of(outcome));
    }
  }

  /** Reads all changes of a page. What cannot be read is told as such, with the step and why. */
  Reading read(Mailbox mailbox, Page page) {
    List<Read> reads = new ArrayList<>();
    for (Change change : page.changes()) {
      Reading reading = readOrQuarantine(mailbox, change);
      if (reading.hindrance().isPresent()) {
        return reading;
      }
      reads.addAll(reading.reads());
    }
    return new Reading(reads, Optional.empty());
  }

  /** A mail that breaks its reader must not hold up the page it came with. */
  private Reading readOrQuarantine(Mailbox mailbox, Change change) {
    try {
      return read(mailbox, change);
    } catch (StoreUnavailable | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      return change instanceof Change.Arrived arrived
          ? Reading.of(unread(arrived.delivery(), "read", described(e)))
          : Reading.NOTHING;
    }
  }

  private Reading read(Mailbox mailbox, Change change) {
    if (change instanceof Change.Unreadable unreadable) {
      return Reading.of(unread(unreadable.delivery(), "read", unreadable.why()));
    }
    if (!(change instanceof Change.Arrived)) {
      return Reading.NOTHING;
    }
    Change.Arrived arrived = (Change.Arrived) change;
    if (!Kinds.wantsRaw(arrived.mail()) && !Understanding.wantsRaw(arrived)) {
      return Reading.of(understood(mailbox, arrived.delivery(), arrived.mail()));
    }
    ProviderId id = arrived.delivery().id();
    return mailbox
        .provider()
        .raw(mailbox.id(), id)
        .match(
            new Answer.Cases<>() {
              @Override
              public Reading got(InputStream raw) {
                try (raw) {
                  return Reading.of(understood(mailbox, arrived.delivery(), MimeReader.read(raw)));
                } catch (IOException e) {
                  return Reading.hindered(
                      new Outcome.Retry(Duration.ofSeconds(5), "a raw mail broke off"));
                }
              }

              @Override
              public Reading later(Optional<Duration> after, String why) {
                return Reading.hindered(
                    new Outcome.Retry(after.orElse(Duration.ofSeconds(5)), why));
              }

              @Override
              public Reading gone(String why) {
                return Reading.of(understood(mailbox, arrived.delivery(), arrived.mail()));
              }

              @Override
              public Reading refused(String why) {
                return Reading.of(understood(mailbox, arrived.delivery(), arrived.mail()));
              }
            });
  }

  private Read understood(Mailbox mailbox, Delivery delivery, Mail mail) {
    try {
      Arrival arrival =
          Understanding.of(
              mailbox.id(),
              mail,
              delivery.receivedAt(),
              delivery.folder() == Folder.SENT,
              delivery.thread(),
              tokenKeys,
              mailbox.senders());
      return new Read(delivery, Optional.of(arrival), "", "");
    } catch (RuntimeException e) {
      return unread(delivery, "understand", described(e));
    }
  }

  private static Read unread(Delivery delivery, String step, String why) {
    return new Read(delivery, Optional.empty(), step, why);
  }

  /** What went wrong, without the message, which may hold text of the mail. */
  static String described(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
