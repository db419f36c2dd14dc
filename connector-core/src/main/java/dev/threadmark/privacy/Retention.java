package dev.threadmark.privacy;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.store.Json;
import dev.threadmark.store.MailboxStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forgets what is kept no longer: once a day a lap through everything that may hold such, a few
 * pages each time it is run. Where it stopped is written down; a crash means some pages once more,
 * and doing them again changes nothing. Between laps a run is one read.
 *
 * <p>From when on a mailbox's mail is kept is written into its state before anything is forgotten:
 * by that, mail that a provider tells of again does not come back, whatever the settings say later.
 */
public final class Retention {
  private static final Duration EVERY = Duration.ofDays(1);
  private static final RowKey LAP = new RowKey("retention", "lap");

  /** Reads a run may take, so that sending mail does not wait for it. */
  private static final int MOST_PAGES = 40;

  /** Of tickets and rows; a page more may go. */
  private static final int MOST_REMOVED = 500;

  /** The timer has minutes for all its chores. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Table table;
  private final MailboxStore mailboxes;
  private final Stretches stretches;
  private final Map<MailboxId, Optional<Duration>> keep;
  private final InstantSource clock;

  /**
   * @param keep for how long each mailbox keeps closed tickets; for ever where empty
   */
  public Retention(Table table, Map<MailboxId, Optional<Duration>> keep, InstantSource clock) {
    this.table = table;
    this.mailboxes = new MailboxStore(table);
    this.stretches = new Stretches(table);
    this.keep = new LinkedHashMap<>(keep);
    this.clock = clock;
  }

  /**
   * @param partition where it goes on
   * @param after the last row that was looked at there; empty for none
   */
  private record Lap(Instant begun, String partition, String after, boolean over) {}

  /**
   * What a run did.
   *
   * @param removed tickets, and rows besides
   * @param over true if nothing is left for today
   */
  public record Report(int removed, boolean over) {}

  /** Goes on with the lap of today, or begins it. */
  public Report run() {
    Instant now = clock.instant();
    Optional<Lap> last = table.get(LAP).map(row -> Json.read(row.value(), Lap.class));
    if (last.filter(lap -> lap.over() && now.isBefore(lap.begun().plus(EVERY))).isPresent()) {
      return new Report(0, true);
    }
    Lap lap = last.filter(one -> !one.over()).orElseGet(() -> new Lap(begin(now), "", "", false));
    List<Stretch> all = stretches.all(horizons(), now);
    int at = place(all, lap.partition());
    String after = at < 0 ? "" : lap.after();
    at = Math.max(0, at);
    int removed = 0;
    Instant end = now.plus(LONGEST);
    for (int page = 0;
        page < MOST_PAGES
            && removed < MOST_REMOVED
            && at < all.size()
            && !clock.instant().isAfter(end);
        page++) {
      Stretch stretch = all.get(at);
      List<Row> rows = rows(stretch, after);
      removed += rows.isEmpty() ? 0 : stretch.clean().applyAsInt(rows);
      boolean more = rows.size() == stretch.page();
      after = more ? rows.get(rows.size() - 1).key().row() : "";
      at += more ? 0 : 1;
    }
    boolean over = at >= all.size();
    table.upsert(
        LAP, Json.write(new Lap(lap.begun(), over ? "" : all.get(at).partition(), after, over)));
    return new Report(removed, over);
  }

  /** Before anything of it is forgotten: from when on the mail of each mailbox is kept. */
  private Instant begin(Instant now) {
    keep.forEach(
        (mailbox, time) ->
            time.ifPresent(
                kept -> {
                  Instant horizon = now.minus(kept).truncatedTo(ChronoUnit.DAYS);
                  // Where somebody else wrote it meanwhile, it moves on with the next lap.
                  mailboxes
                      .find(mailbox)
                      .filter(was -> isSound(horizon, was.state()))
                      .filter(was -> !was.state().forgetting(horizon).equals(was.state()))
                      .ifPresent(was -> mailboxes.replace(was, was.state().forgetting(horizon)));
                }));
    return now;
  }

  /** A clock that is a month ahead of the mail that was read is wrong. */
  private static boolean isSound(Instant horizon, MailboxStore.State state) {
    return state.reconciledThrough().map(horizon::isBefore).orElse(true);
  }

  /** As they are written down; not further, whatever the clock says. */
  private Map<MailboxId, Optional<Instant>> horizons() {
    Map<MailboxId, Optional<Instant>> all = new LinkedHashMap<>();
    keep.keySet().forEach(mailbox -> all.put(mailbox, Optional.empty()));
    mailboxes.all().stream()
        .filter(state -> all.containsKey(state.mailbox()))
        .forEach(state -> all.put(state.mailbox(), state.forgotten()));
    return all;
  }

  private static int place(List<Stretch> all, String partition) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).partition().equals(partition)) {
        return i;
      }
    }
    return -1;
  }

  private List<Row> rows(Stretch stretch, String after) {
    String next = after.isEmpty() ? "" : after + "!";
    String from = next.compareTo(stretch.from()) > 0 ? next : stretch.from();
    return table.range(stretch.partition(), from, stretch.to(), stretch.page());
  }
}
