package dev.threadmark.aws.worker;

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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mailbox with one mail, in the two forms that mail mostly has. */
final class SampleMailbox implements MailProvider {
  static final MailboxId ID = new MailboxId("main", new Address("support@primed.example"));
  static final String HTML = "<p>Hello,</p><blockquote>before</blockquote>";
  private static final String MAIL =
      """
      From: =?UTF-8?Q?J=C3=BCrgen?= <sample@customer.example>
      To: support@primed.example
      Subject: =?UTF-8?B?UsO8Y2tmcmFnZQ==?=
      Message-ID: <sample@customer.example>
      In-Reply-To: <before@primed.example>
      Date: Mon, 23 Nov 2026 09:00:00 +0000
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Hello,
      > before
      --b
      Content-Type: text/html; charset=utf-8

      %s
      --b--
      """
          .formatted(HTML);

  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    return new Answer.Got<>(new Cursor("0"));
  }

  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    ProviderId id = new ProviderId("sample");
    Delivery delivery =
        new Delivery(ID, id, Folder.INBOX, Instant.EPOCH, Optional.empty(), Optional.empty());
    return new Answer.Got<>(
        new Page(List.of(new Change.Arrived(delivery, mail())), new Cursor("1"), false));
  }

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    return new Answer.Got<>(bytes());
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
    return new Answer.Got<>(new Watch(Instant.EPOCH));
  }

  private static Mail mail() {
    try {
      return MimeReader.read(bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream bytes() {
    return new ByteArrayInputStream(MAIL.getBytes(StandardCharsets.UTF_8));
  }
}
