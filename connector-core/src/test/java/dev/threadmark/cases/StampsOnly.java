package dev.threadmark.cases;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.Watch;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes every stamp and has no mail of its own: enough for handling pages made elsewhere. */
public final class StampsOnly implements MailProvider {
  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    return new Answer.Refused<>("no mail here");
  }

  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    return new Answer.Refused<>("no mail here");
  }

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    return new Answer.Gone<>("no mail here");
  }

  @Override
  public Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> stamps) {
    Map<ProviderId, Answer<Stamp>> answers = new LinkedHashMap<>();
    stamps.forEach(stamp -> answers.put(stamp.id(), new Answer.Got<>(stamp)));
    return answers;
  }

  @Override
  public Authserv authserv() {
    return Authserv.NONE;
  }

  @Override
  public Answer<Watch> watch(MailboxId mailbox) {
    return new Answer.Refused<>("no mail here");
  }
}
