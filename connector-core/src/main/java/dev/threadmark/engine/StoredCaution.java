package dev.threadmark.engine;

import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.MailboxStore.Stored;
import dev.threadmark.store.Stumble;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts attempts in the mailbox's row. What hinders is written down when it does. What may kill
 * the process is written down before it is touched: from the second attempt on the page, once, and
 * where such a note was left behind, for nobody laid it down, mail by mail. The usual way costs no
 * write, and one that was only put off costs one a page.
 */
final class StoredCaution implements Caution {
  private static final String KILLED = "the worker died or was stopped while it had this in hand";

  private final MailboxStore mailboxes;
  private final InstantSource clock;
  private final List<Stumble> before;
  private boolean wary;
  private boolean careful;
  private boolean noted;
  private Stored stored;

  /**
   * @param wary true if an attempt before this one may not have come to its end
   */
  StoredCaution(MailboxStore mailboxes, InstantSource clock, Stored stored, boolean wary) {
    this.mailboxes = mailboxes;
    this.clock = clock;
    this.stored = stored;
    this.before = stored.state().stumbles();
    this.careful = before.stream().anyMatch(stumble -> stumble.why().equals(KILLED));
    this.wary = wary || careful;
  }

  /** The row as this run last read or wrote it. */
  Stored stored() {
    return stored;
  }

  @Override
  public Optional<Stumble> givenUp(ProviderId id) {
    Instant now = clock.instant();
    return before.stream()
        .filter(stumble -> stumble.mail().equals(id.value()) && stumble.exhausted(now))
        .findFirst();
  }

  @Override
  public void inHand(String id) {
    boolean page = id.isEmpty();
    if (page ? wary : careful) {
      noted = true;
      note(counted(id, page ? "fetch the page" : "handle", KILLED));
    }
  }

  @Override
  public Stumble stumbled(String id, String step, String why) {
    noted = false;
    Stumble stumble = counted(id, step, why);
    note(stumble);
    return stumble;
  }

  @Override
  public boolean careful() {
    return careful;
  }

  /** Nothing is in hand any more, and no mail was the reason: what was counted before counts. */
  void laidDown() {
    if (noted) {
      noted = false;
      write(before);
    }
  }

  /** Counted from what was known when this run began, so that noting twice is counting once. */
  private Stumble counted(String id, String step, String why) {
    Optional<Stumble> known =
        before.stream().filter(stumble -> stumble.mail().equals(id)).findFirst();
    return new Stumble(
        id,
        step,
        why,
        known.map(Stumble::attempts).orElse(0) + 1,
        known.map(Stumble::firstAt).orElseGet(clock::instant));
  }

  /**
   * Beside those that were given up only one mail is counted: in an outage not all are guilty. The
   * page is no mail: its note takes no count away.
   */
  private void note(Stumble stumble) {
    Instant now = clock.instant();
    boolean page = stumble.mail().isEmpty();
    List<Stumble> all =
        new ArrayList<>(
            before.stream()
                .filter(one -> page || one.exhausted(now))
                .filter(one -> !one.mail().equals(stumble.mail()))
                .toList());
    all.add(stumble);
    write(all);
  }

  private void write(List<Stumble> stumbles) {
    Optional<Stored> written = mailboxes.replace(stored, stored.state().stumbling(stumbles));
    // A lost race: another worker is here, which is no sign of death. It counts, this one does not.
    careful &= written.isPresent();
    wary &= written.isPresent();
    stored = written.orElse(stored);
  }
}
