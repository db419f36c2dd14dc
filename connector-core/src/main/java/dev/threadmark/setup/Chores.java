package dev.threadmark.setup;

import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Keeper;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.notice.Notifier;
import dev.threadmark.outbox.Dispatcher;
import dev.threadmark.outbox.UploadSweep;
import dev.threadmark.port.Table;
import dev.threadmark.privacy.Retention;
import dev.threadmark.store.EachForItself;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the timer does besides looking after the mailboxes. Each chore is bounded, goes on where it
 * stopped, and costs a read or two where there is nothing to do.
 */
final class Chores {
  private static final Duration LOOKING = Duration.ofMinutes(1);
  private static final Duration NOTING = Duration.ofMinutes(1);
  private static final Duration ERASING = Duration.ofSeconds(20);
  private static final int MOST = 50;

  private final Engine engine;
  private final List<Mailbox> mailboxes;
  private final Dispatcher dispatcher;
  private final Notifier notifier;
  private final Retention retention;
  private final InstantSource clock;

  Chores(
      Engine engine,
      List<Mailbox> mailboxes,
      Dispatcher dispatcher,
      Notifier notifier,
      Table table,
      InstantSource clock) {
    this.engine = engine;
    this.mailboxes = List.copyOf(mailboxes);
    this.dispatcher = dispatcher;
    this.notifier = notifier;
    this.retention = retention(table, mailboxes, clock);
    this.clock = clock;
  }

  private static Retention retention(Table table, List<Mailbox> mailboxes, InstantSource clock) {
    Map<MailboxId, Optional<Duration>> keep = new LinkedHashMap<>();
    mailboxes.forEach(mailbox -> keep.put(mailbox.id(), mailbox.keep()));
    return new Retention(table, keep, clock);
  }

  /** In their order: what customers wait for comes first, what can wait for days last. */
  List<Keeper.Chore> all() {
    return List.of(
        new Keeper.Chore("end what was begun", () -> engine.carrier().finish(MOST)),
        new Keeper.Chore("send what is due", this::send),
        new Keeper.Chore("note what happened", this::note),
        new Keeper.Chore("send what people are told", this::send),
        new Keeper.Chore("tell what happened", () -> notifier.tell(MOST)),
        new Keeper.Chore("remove uploads that nobody sent", this::sweepUploads),
        new Keeper.Chore("look at labels", this::look),
        new Keeper.Chore("index old tickets", () -> engine.indexing().run(mailboxes)),
        new Keeper.Chore(
            "erase whom it was begun for", () -> engine.privacy().erasing().goOn(ERASING)),
        new Keeper.Chore("forget what is old", retention::run));
  }

  /** What tickets owe: mail, and labels in the mailboxes. Done after each walk, too. */
  void send() {
    dispatcher.run(MOST);
    engine.mirror().run(MOST);
  }

  private void sweepUploads() {
    new UploadSweep(engine.outbox()).run(clock.instant(), MOST);
  }

  /**
   * Each mailbox for itself, in any order and for a while: one that had no turn has it in one of
   * the next runs.
   */
  private void note() {
    List<Mailbox> all = new ArrayList<>(mailboxes);
    Collections.shuffle(all);
    Instant end = clock.instant().plus(NOTING);
    try {
      EachForItself.of(
          all,
          mailbox -> {
            if (clock.instant().isBefore(end)) {
              notifier.follow(mailbox.id());
            }
          });
    } finally {
      notifier.remind(MOST);
    }
  }

  /** For a while, and from another mailbox on each time: each one's turn comes every few runs. */
  private void look() {
    Instant begun = clock.instant();
    int first = (int) (begun.getEpochSecond() / 60 * 7919 % mailboxes.size());
    for (int i = 0; i < mailboxes.size(); i++) {
      if (Duration.between(begun, clock.instant()).compareTo(LOOKING) > 0) {
        return;
      }
      engine.mirror().look(mailboxes.get((first + i) % mailboxes.size()).id());
    }
  }
}
