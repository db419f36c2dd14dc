package dev.threadmark.bench.load;

import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import java.util.Optional;

/**
 * The least that any connector does: fetches the pages with the same driver, and writes one SQLite
 * row a mail. No understanding, no ticket, no stamp.
 */
final class Floor {
  private final MailProvider driver;
  private final MailboxId mailbox;
  private final Table table;
  private long rows;

  Floor(DataFolder data, MailProvider driver, MailboxId mailbox) {
    this.driver = driver;
    this.mailbox = mailbox;
    this.table = new SqliteTable(data.open());
  }

  /**
   * Walks what is new since {@code from}.
   *
   * @return how many mails there were
   */
  long walk(Optional<Cursor> from) {
    long mails = 0;
    boolean more = true;
    Cursor at = from.orElseGet(() -> got(driver.startAt(mailbox, java.time.Instant.EPOCH)));
    while (more) {
      Page page = got(driver.changesSince(mailbox, at));
      for (Change change : page.changes()) {
        mails += change instanceof Change.Arrived mail && write(mail) ? 1 : 0;
      }
      at = page.next();
      more = page.more();
    }
    return mails;
  }

  private boolean write(Change.Arrived arrived) {
    String value = arrived.mail().subject() + "\n" + arrived.mail().body();
    String cut = value.substring(0, Math.min(value.length(), 2_000));
    return table.insert(new RowKey("floor", "%010d".formatted(rows++)), cut).isPresent();
  }

  private static <T> T got(Answer<T> answer) {
    if (answer instanceof Answer.Got<T> got) {
      return got.value();
    }
    throw new IllegalStateException("the sandbox gave no page: " + answer.getClass());
  }
}
