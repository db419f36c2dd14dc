package dev.threadmark.local.imports;

import dev.threadmark.local.mails.MailArchive;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An archive, a page in memory at a time. A cursor is the archive's position behind the time of the
 * last mail, after which one without a date is put.
 */
public final class ArchiveSource implements SizedSource {
  private static final int MOST_MAILS = 100;
  private static final long MOST_BYTES = 8_000_000;

  private final MailArchive archive;
  private final ArchivedMails reader;
  private final Map<ProviderId, StoredMail> page = new HashMap<>();
  private Optional<MailArchive.Walk> walk = Optional.empty();
  private String at = "";
  private volatile long passed;

  public ArchiveSource(MailArchive archive, ArchivedMails reader) {
    this.archive = archive;
    this.reader = reader;
  }

  @Override
  public String name() {
    return archive.name();
  }

  @Override
  public long passed() {
    return passed;
  }

  @Override
  public Page after(MailboxId mailbox, Cursor cursor) throws IOException {
    MailArchive.Walk here = walkTo(cursor);
    List<StoredMail> stored = some(here);
    page.clear();
    List<Change> changes = new ArrayList<>();
    ArchivedMails.Read read = reader.read(mailbox, stored, last(cursor));
    for (int i = 0; i < stored.size(); i++) {
      changes.add(read.changes().get(i));
      page.put(read.changes().get(i).id(), stored.get(i));
    }
    at = read.last().toEpochMilli() + " " + here.position();
    passed = here.passed();
    return new Page(changes, new Cursor(at), !stored.isEmpty());
  }

  @Override
  public InputStream raw(ProviderId id) throws IOException {
    return page.get(id).open();
  }

  private MailArchive.Walk walkTo(Cursor cursor) throws IOException {
    if (walk.isEmpty() || !cursor.value().equals(at)) {
      close();
      String position = cursor.value().substring(cursor.value().indexOf(' ') + 1);
      walk = Optional.of(archive.after(position));
    }
    return walk.get();
  }

  private static Instant last(Cursor cursor) {
    int space = cursor.value().indexOf(' ');
    return space < 0
        ? ArchivedMails.UNDATED
        : Instant.ofEpochMilli(Long.parseLong(cursor.value().substring(0, space)));
  }

  private static List<StoredMail> some(MailArchive.Walk here) throws IOException {
    List<StoredMail> stored = new ArrayList<>();
    long before = here.passed();
    while (stored.size() < MOST_MAILS && here.passed() - before < MOST_BYTES) {
      Optional<StoredMail> next = here.next();
      if (next.isEmpty()) {
        break;
      }
      stored.add(next.get());
    }
    return stored;
  }

  @Override
  public void close() throws IOException {
    if (walk.isPresent()) {
      walk.get().close();
    }
  }
}
