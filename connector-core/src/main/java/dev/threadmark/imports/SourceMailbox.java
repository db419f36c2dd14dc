package dev.threadmark.imports;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A source as a mailbox that keeps no stamps and never rings. */
final class SourceMailbox implements MailProvider {
  private final Source source;

  SourceMailbox(Source source) {
    this.source = source;
  }

  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    return new Answer.Got<>(new Cursor(""));
  }

  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    try {
      return new Answer.Got<>(source.after(mailbox, cursor));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    try {
      return new Answer.Got<>(source.raw(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> stamps) {
    Map<ProviderId, Answer<Stamp>> answers = new LinkedHashMap<>();
    stamps.forEach(stamp -> answers.put(stamp.id(), new Answer.Got<>(stamp)));
    return answers;
  }

  /** Files may hold anything: what they say of an author is not believed. */
  @Override
  public Authserv authserv() {
    return Authserv.NONE;
  }

  @Override
  public Answer<Watch> watch(MailboxId mailbox) {
    return new Answer.Refused<>("a file does not ring");
  }
}
