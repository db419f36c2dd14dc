package dev.threadmark.backup;

import dev.threadmark.backup.Line.Type;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Batches;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.store.Json;
import dev.threadmark.store.MailboxStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings an {@link Export} back into an empty table. Tickets are folded from their events; list and
 * subjects are made from them. The states of mailboxes are written last: before that, nobody knows
 * of a mailbox.
 */
public final class Restore {
  private final Table table;
  private final OutboxStore outbox;
  private final RestoredTickets tickets;
  private final List<Write> batch = new ArrayList<>();
  private final List<Line> mailboxes = new ArrayList<>();

  public Restore(Table table) {
    this.table = table;
    this.outbox = new OutboxStore(table);
    this.tickets = new RestoredTickets(table);
  }

  /** How it ended. */
  public sealed interface Result {
    record Restored(long lines, long tickets) implements Result {}

    /**
     * The table is not to be used.
     *
     * @param why a sentence that says what to do
     */
    record Refused(String why) implements Result {}
  }

  /** Reads lines to their end; they need not be in memory. */
  public Result run(Iterator<String> lines) {
    if (!new MailboxStore(table).all().isEmpty()) {
      return new Result.Refused("there is data already; restore into an empty table");
    }
    long count = 0;
    while (lines.hasNext()) {
      Optional<Line> line = read(lines.next());
      if (line.isEmpty()) {
        return new Result.Refused(
            "line %d is not one of an export in format %d".formatted(count + 1, Line.FORMAT));
      }
      if (line.get().type().equals(Type.END.label())) {
        return end(line.get(), count, lines.hasNext());
      }
      if (!put(line.get())) {
        return new Result.Refused(
            "line %d is damaged, or one before it is missing; use another export"
                .formatted(count + 1));
      }
      count++;
    }
    return new Result.Refused("the export is cut off: its last line is missing; use another one");
  }

  private Result end(Line line, long count, boolean more) {
    if (more || line.value().path("lines").asLong() != count) {
      return new Result.Refused("lines of the export are missing or too many; use another one");
    }
    flush();
    tickets.finish();
    mailboxes.forEach(this::batch);
    flush();
    return new Result.Restored(count, tickets.count());
  }

  private static Optional<Line> read(String text) {
    try {
      Line line = Json.read(text, Line.class);
      boolean known =
          line.v() == Line.FORMAT
              && Arrays.stream(Type.values()).anyMatch(one -> one.label().equals(line.type()));
      return Optional.of(line).filter(any -> known);
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** False if the line cannot be what export wrote. */
  private boolean put(Line line) {
    try {
      Type type = Type.valueOf(line.type().toUpperCase(Locale.ROOT));
      if (type == Type.OUTBOX) {
        outbox.restore(Json.read(line.value().toString(), OutboxEntry.class));
      } else if (type == Type.MAILBOX) {
        mailboxes.add(line);
      } else {
        batch(line);
      }
      return type != Type.EVENT || tickets.add(line);
    } catch (IllegalStateException | IllegalArgumentException e) {
      return false;
    }
  }

  private void batch(Line line) {
    boolean other = !batch.isEmpty() && !batch.get(0).key().partition().equals(line.partition());
    if (other || batch.size() == Table.MAX_BATCH) {
      flush();
    }
    RowKey key = new RowKey(line.partition(), line.row());
    batch.add(new Write.Upsert(key, line.value().toString()));
  }

  private void flush() {
    Batches.of(batch).forEach(some -> table.batch(some.get(0).key().partition(), some));
    batch.clear();
  }
}
