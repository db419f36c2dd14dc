package dev.threadmark.engine;

import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.Quarantine.Entry;
import dev.threadmark.store.Quarantine.State;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tries mail of the quarantine again where somebody asked for it: fetches the raw mail and handles
 * it as if it had just come. A mail is no longer asked for while it is tried, so that one that
 * kills the process does so once.
 */
final class Replay {
  /** Where the provider does not give it, it is asked for again within this time. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final String NOT_GIVEN = "the provider does not give it";

  private final PageHandler pages;
  private final Quarantine quarantine;
  private final InstantSource clock;

  Replay(PageHandler pages, InstantSource clock) {
    this.pages = pages;
    this.quarantine = pages.quarantine();
    this.clock = clock;
  }

  /** Tries all that is asked for; false if some must be tried once more. */
  boolean run(Mailbox mailbox) {
    List<Entry> wanted =
        quarantine.all(mailbox.id()).filter(entry -> entry.state() == State.REPLAY).toList();
    wanted.forEach(entry -> replay(mailbox, entry));
    return quarantine.all(mailbox.id()).noneMatch(entry -> entry.state() == State.REPLAY);
  }

  private void replay(Mailbox mailbox, Entry entry) {
    if (turned(mailbox, entry, State.TRYING).isEmpty()) {
      return; // another worker is at it
    }
    mailbox
        .provider()
        .raw(mailbox.id(), new ProviderId(entry.providerId()))
        .match(
            new Answer.Cases<InputStream, Optional<Entry>>() {
              @Override
              public Optional<Entry> got(InputStream raw) {
                return handled(mailbox, entry, raw);
              }

              @Override
              public Optional<Entry> later(Optional<Duration> after, String why) {
                return putOff(mailbox, entry, why);
              }

              @Override
              public Optional<Entry> gone(String why) {
                return putOff(mailbox, entry, why);
              }

              @Override
              public Optional<Entry> refused(String why) {
                return turned(mailbox, entry, State.HELD, NOT_GIVEN + ": " + why);
              }
            });
  }

  private Optional<Entry> handled(Mailbox mailbox, Entry entry, InputStream raw) {
    Optional<Outcome> hindrance;
    try (raw) {
      Delivery delivery =
          new Delivery(
              mailbox.id(),
              new ProviderId(entry.providerId()),
              entry.sent() ? Folder.SENT : Folder.INBOX,
              entry.receivedAt(),
              entry.thread(),
              Optional.empty());
      hindrance =
          pages.again(mailbox, new Change.Arrived(delivery, MimeReader.read(raw)), entry.digest());
    } catch (IOException e) {
      return putOff(mailbox, entry, "the raw mail broke off");
    } catch (RuntimeException | Error e) {
      if (Fatal.is(e)) {
        throw e;
      }
      return turned(mailbox, entry, State.HELD, "it failed again: " + Fatal.described(e));
    }
    if (hindrance.isPresent()) {
      return putOff(mailbox, entry, "it could not be finished");
    }
    // A mail that failed again was put into the quarantine anew, and is no longer being tried.
    return quarantine
        .find(mailbox.id(), entry.providerId())
        .filter(now -> now.state() == State.TRYING)
        .flatMap(now -> turned(mailbox, now, State.DONE, "it is handled"));
  }

  private Optional<Entry> putOff(Mailbox mailbox, Entry entry, String why) {
    Optional<Instant> first = firstRefusal(entry);
    if (first.isPresent() && clock.instant().isBefore(first.get().plus(PATIENCE))) {
      return turned(mailbox, entry, State.REPLAY);
    }
    State next = first.isEmpty() ? State.REPLAY : State.HELD;
    return turned(mailbox, entry, next, NOT_GIVEN + ": " + why);
  }

  /** When it was first not given since somebody last asked for it, by the order of the notes. */
  private static Optional<Instant> firstRefusal(Entry entry) {
    Optional<Instant> first = Optional.empty();
    for (Quarantine.Note note : entry.notes()) {
      if (note.what().startsWith(Quarantine.ASKED)) {
        first = Optional.empty();
      } else if (note.what().startsWith(NOT_GIVEN)) {
        first = first.or(() -> Optional.of(note.at()));
      }
    }
    return first;
  }

  private Optional<Entry> turned(Mailbox mailbox, Entry entry, State state, String note) {
    return quarantine.change(
        mailbox.id(), entry.providerId(), now -> now.turned(state, clock.instant(), note));
  }

  private Optional<Entry> turned(Mailbox mailbox, Entry entry, State state) {
    return quarantine.change(mailbox.id(), entry.providerId(), now -> now.turned(state));
  }
}
