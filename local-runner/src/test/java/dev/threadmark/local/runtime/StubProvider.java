package dev.threadmark.local.runtime;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.Watch;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A provider whose mailbox holds just these changes, in one page. */
record StubProvider(List<Change> changes) implements MailProvider {
  private static final Cursor START = new Cursor("start");
  private static final Cursor END = new Cursor("end");

  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    return new Answer.Got<>(START);
  }

  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    return new Answer.Got<>(new Page(cursor.equals(START) ? changes : List.of(), END, false));
  }

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    return new Answer.Gone<>("a stub has no raw mail");
  }

  @Override
  public Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> stamps) {
    Map<ProviderId, Answer<Stamp>> answers = new HashMap<>();
    stamps.forEach(stamp -> answers.put(stamp.id(), new Answer.Got<>(stamp)));
    return answers;
  }

  @Override
  public Authserv authserv() {
    return Authserv.NONE;
  }

  @Override
  public Answer<Watch> watch(MailboxId mailbox) {
    return new Answer.Got<>(new Watch(Instant.MAX));
  }
}
