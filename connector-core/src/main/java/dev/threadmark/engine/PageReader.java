package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.kind.Kinds;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.Stumble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the mails of a page for sense, and fetches the raw mail where the page does not say enough.
 */
final class PageReader {
  /** To share out less takes longer than to do it. */
  private static final int FEWEST_SIDE_BY_SIDE = 10;

  private static final String RAW = "fetch the raw mail";

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

  /** One mail that cannot be read now, so that its page is not done. */
  record Hindrance(ProviderId id, String step, String why, Optional<Duration> after) {}

  /** What could be read, and what hinders. */
  record Reading(List<Read> reads, Optional<Hindrance> hindrance) {
    private static final Reading NOTHING = new Reading(List.of(), Optional.empty());

    private static Reading of(Read read) {
      return new Reading(List.of(read), Optional.empty());
    }

    private static Reading hindered(
        Delivery delivery, String step, String why, Optional<Duration> after) {
      return new Reading(List.of(), Optional.of(new Hindrance(delivery.id(), step, why, after)));
    }
  }

  /**
   * Reads all changes of a page. What cannot be read is told as such, with the step and why. Where
   * one hinders, the others are read all the same, but nothing more is fetched for them.
   */
  Reading read(Mailbox mailbox, Page page, Caution caution) {
    List<Read> reads = new ArrayList<>();
    Optional<Hindrance> hindrance = Optional.empty();
    Read[] ready = caution.careful() ? new Read[page.changes().size()] : sideBySide(mailbox, page);
    for (int i = 0; i < ready.length; i++) {
      Change change = page.changes().get(i);
      if (hindrance.isPresent() && wantsMore(mailbox, change)) {
        continue;
      }
      Reading reading = readOrIsolate(mailbox, change, Optional.ofNullable(ready[i]), caution);
      hindrance = hindrance.or(reading::hindrance);
      reads.addAll(reading.reads());
    }
    return new Reading(reads, hindrance);
  }

  /**
   * To understand a mail asks nobody, so that all processors may do it. Null where it is not
   * enough.
   */
  private Read[] sideBySide(Mailbox mailbox, Page page) {
    boolean worthIt = page.changes().size() >= FEWEST_SIDE_BY_SIDE;
    Stream<Change> changes = worthIt ? page.changes().parallelStream() : page.changes().stream();
    return changes
        .map(
            change ->
                change instanceof Change.Arrived arrived && !wantsMore(mailbox, change)
                    ? understood(mailbox, arrived.delivery(), arrived.mail())
                    : null)
        .toArray(Read[]::new);
  }

  private Reading readOrIsolate(
      Mailbox mailbox, Change change, Optional<Read> ready, Caution caution) {
    Optional<Delivery> delivery = delivery(change);
    Optional<Stumble> givenUp =
        caution.givenUp(change.id()).filter(why -> !why.step().equals(Caution.STAMP));
    if (delivery.isEmpty()) {
      return Reading.NOTHING;
    }
    if (givenUp.isPresent()) {
      return Reading.of(unread(delivery.get(), givenUp.get().step(), givenUp.get().why()));
    }
    if (ready.isPresent()) {
      return Reading.of(ready.get());
    }
    caution.inHand(change.id().value());
    return readOrUnread(mailbox, change, delivery.get());
  }

  /** A mail that breaks its reader must not hold up the page it came with. */
  private Reading readOrUnread(Mailbox mailbox, Change change, Delivery delivery) {
    try {
      return read(mailbox, change);
    } catch (UncheckedIOException e) {
      return Reading.hindered(delivery, "read", Fatal.described(e), Optional.empty());
    } catch (RuntimeException | Error e) {
      if (Fatal.is(e)) {
        throw e;
      }
      return Reading.of(unread(delivery, "read", Fatal.described(e)));
    }
  }

  private static Optional<Delivery> delivery(Change change) {
    if (change instanceof Change.Arrived arrived) {
      return Optional.of(arrived.delivery());
    }
    if (change instanceof Change.Unreadable unreadable) {
      return Optional.of(unreadable.delivery());
    }
    return change instanceof Change.Withheld withheld
        ? Optional.of(withheld.delivery())
        : Optional.empty();
  }

  /** True if it takes more than the page to read it. */
  private static boolean wantsMore(Mailbox mailbox, Change change) {
    return change instanceof Change.Withheld
        || (change instanceof Change.Arrived arrived && wantsRaw(mailbox, arrived));
  }

  private static boolean wantsRaw(Mailbox mailbox, Change.Arrived arrived) {
    return Kinds.wantsRaw(arrived.mail())
        || Understanding.wantsRaw(arrived, mailbox.policy().aliases());
  }

  private Reading read(Mailbox mailbox, Change change) {
    if (change instanceof Change.Unreadable unreadable) {
      return Reading.of(unread(unreadable.delivery(), "read", unreadable.why()));
    }
    if (change instanceof Change.Withheld withheld) {
      return Reading.hindered(withheld.delivery(), "fetch", withheld.why(), Optional.empty());
    }
    if (!(change instanceof Change.Arrived)) {
      return Reading.NOTHING;
    }
    Change.Arrived arrived = (Change.Arrived) change;
    if (!wantsRaw(mailbox, arrived)) {
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
                      arrived.delivery(), RAW, "a raw mail broke off", Optional.empty());
                }
              }

              @Override
              public Reading later(Optional<Duration> after, String why) {
                return Reading.hindered(arrived.delivery(), RAW, why, after);
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
              mailbox.policy().aliases(),
              mail,
              delivery.receivedAt(),
              delivery.folder() == Folder.SENT,
              delivery.thread(),
              tokenKeys,
              mailbox.senders());
      return new Read(delivery, Optional.of(arrival), "", "");
    } catch (RuntimeException | Error e) {
      if (Fatal.is(e)) {
        throw e;
      }
      return unread(delivery, "understand", Fatal.described(e));
    }
  }

  private static Read unread(Delivery delivery, String step, String why) {
    return new Read(delivery, Optional.empty(), step, why);
  }
}
