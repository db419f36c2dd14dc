package dev.threadmark.telemetry;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.Watch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mailbox in memory, two mails a page, whose provider can be made to say no. */
final class OneMailbox implements MailProvider {
  static final MailboxId ID = new MailboxId("acme", new Address("support@acme-secret.example"));
  private static final int PAGE = 2;
  private final List<Change> changes = new ArrayList<>();
  private final Deque<String> hindrances = new ArrayDeque<>();

  void deliver(String id, String raw) {
    changes.add(new Change.Arrived(delivery(id), read(raw)));
  }

  void deliverBroken(String id) {
    changes.add(new Change.Unreadable(delivery(id), "no sense in it"));
  }

  /** The next request for a page is answered so. */
  void hinder(String why) {
    hindrances.add(why);
  }

  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    return new Answer.Got<>(new Cursor("0"));
  }

  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    if (!hindrances.isEmpty()) {
      return new Answer.Later<>(Optional.of(Duration.ofSeconds(9)), hindrances.remove());
    }
    int from = Integer.parseInt(cursor.value());
    int to = Math.min(from + PAGE, changes.size());
    Cursor next = new Cursor(Integer.toString(to));
    return new Answer.Got<>(new Page(changes.subList(from, to), next, to < changes.size()));
  }

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    return new Answer.Gone<>("404");
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
    return new Answer.Got<>(new Watch(Instant.EPOCH.plus(Duration.ofDays(30_000))));
  }

  private static Delivery delivery(String id) {
    return new Delivery(
        ID, new ProviderId(id), Folder.INBOX, Instant.EPOCH, Optional.empty(), Optional.empty());
  }

  private static Mail read(String raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
