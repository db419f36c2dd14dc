package dev.threadmark.api;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.Watch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A mailbox that gives raw mails, and nothing else. */
record RawMailbox(Map<String, String> mails) implements MailProvider {

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    String raw = mails.get(id.value());
    return raw == null
        ? new Answer.Gone<>("no such mail")
        : new Answer.Got<>(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    throw new UnsupportedOperationException("nothing is synced here");
  }

  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    throw new UnsupportedOperationException("nothing is synced here");
  }

  @Override
  public Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> stamps) {
    return stamps.stream().collect(Collectors.toMap(Stamp::id, Answer.Got::new));
  }

  @Override
  public Authserv authserv() {
    return Authserv.UNNAMED;
  }

  @Override
  public Answer<Watch> watch(MailboxId mailbox) {
    throw new UnsupportedOperationException("nothing is synced here");
  }
}
