package dev.threadmark.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.threadmark.mail.MailboxId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@link MailProviderContract} must be able to do behind the driver's back. Every test gets a
 * mailbox of its own, so that tests may run side by side against one sandbox; faults hit the driver
 * of this test only.
 */
public abstract class MailProviderHarness {

  protected abstract MailProvider provider();

  /** The mailbox of this test; it may or may not exist before the first delivery. */
  protected abstract MailboxId mailbox();

  /** The outside world puts a mail into the mailbox. */
  protected abstract ProviderId deliver(byte[] raw, Folder folder, Instant receivedAt);

  /** Somebody deletes a message for good. */
  protected abstract void remove(ProviderId id);

  /** The ticket stamps that others see on a message. */
  protected abstract List<String> stampsOf(ProviderId id);

  /** All cursors handed out so far are worth nothing any more. */
  protected abstract void expireCursors();

  /** The next {@code times} API requests are answered with that status and those headers. */
  protected abstract void answerNext(int times, int status, Map<String, String> headers);

  /** The connections of the next {@code times} API requests are cut before anything is done. */
  protected abstract void cutNext(int times);

  /** From now on the provider grants watches for this long, whatever is asked for. */
  protected abstract void grantWatchesFor(Duration lifetime);

  /** When the first of this mailbox's watches ends, as the provider has it. */
  protected abstract Instant watchedUntil();

  /** How many watches the provider keeps for this mailbox. */
  protected abstract int watches();

  /** The value of an answer that must be there. */
  protected static <T> T got(Answer<T> answer) {
    if (answer instanceof Answer.Got<T> got) {
      return got.value();
    }
    return fail("expected an answer, but got " + answer);
  }

  protected static <T> Answer.Later<T> later(Answer<T> answer) {
    if (answer instanceof Answer.Later<T> later) {
      return later;
    }
    return fail("expected Later, but got " + answer);
  }

  /** Everything since {@code cursor}, page by page until there is no more. */
  protected Told drain(Cursor cursor) {
    List<Change> changes = new ArrayList<>();
    Cursor next = cursor;
    for (int pages = 1; pages <= 100; pages++) {
      Page page = got(provider().changesSince(mailbox(), next));
      changes.addAll(page.changes());
      next = page.next();
      assertTrue(next.value().length() <= 30_000, "a cursor fits a table value");
      assertTrue(next.value().chars().allMatch(c -> c >= 32 && c < 127), "printable ASCII");
      if (!page.more()) {
        return new Told(changes, next, pages);
      }
    }
    return fail("no end of pages");
  }

  /**
   * @param next the cursor after the last page
   */
  protected record Told(List<Change> changes, Cursor next, int pages) {
    public List<Change.Arrived> arrived() {
      return changes.stream()
          .filter(Change.Arrived.class::isInstance)
          .map(Change.Arrived.class::cast)
          .toList();
    }

    public List<ProviderId> ids() {
      return arrived().stream().map(Change::id).toList();
    }

    public Change.Arrived only() {
      assertTrue(changes.size() == 1 && arrived().size() == 1, () -> "one mail in " + changes);
      return arrived().get(0);
    }
  }
}
