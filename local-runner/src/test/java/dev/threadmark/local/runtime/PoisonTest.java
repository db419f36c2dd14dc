package dev.threadmark.local.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MailFields;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.Quarantine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A mail that breaks a step goes to the quarantine with the reason; the rest goes on. */
class PoisonTest {
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final MailboxId MAILBOX =
      new MailboxId("stub", new Address("support@lumen.example"));
  private static final String SECRET = "the-words-of-the-mail";

  @Test
  void aMailThatTheProviderGarblesIsKeptApart() {
    Delivery delivery = delivery("bad");
    Change garbled = new Change.Unreadable(delivery, "its JSON has no sender");
    Quarantine.Entry entry = onlyTheBadOne(new MemoryTable(), garbled);
    assertEquals("read", entry.step());
    assertEquals("its JSON has no sender", entry.why());
  }

  @Test
  void aMailThatBreaksItsReaderIsKeptApart() {
    Mail sound = mail("bad");
    Mail broken =
        new Mail(
            sound.id(),
            false,
            sound.headers(),
            sound.parties(),
            sound.subject(),
            sound.date(),
            null,
            List.of(),
            Optional.empty());
    Quarantine.Entry entry =
        onlyTheBadOne(new MemoryTable(), new Change.Arrived(delivery("bad"), broken));
    assertEquals("understand", entry.step());
    assertTrue(entry.why().startsWith("NullPointerException at "), entry.why());
  }

  @Test
  void aMailThatCannotBeWrittenIsKeptApart() {
    Quarantine.Entry entry =
        onlyTheBadOne(
            refusing("bad@customer.example"), new Change.Arrived(delivery("bad"), mail("bad")));
    assertEquals("decide or write", entry.step());
    assertTrue(entry.why().startsWith("IllegalArgumentException at "), entry.why());
  }

  /** Two sound mails around a bad one; all of them are handled, and the bad one is told apart. */
  private static Quarantine.Entry onlyTheBadOne(Table table, Change bad) {
    TokenKeys keys = new TokenKeys(Map.of("k1", new byte[32]));
    Engine engine = Engine.over(table, keys, InstantSource.fixed(NOW), (delivery, mark) -> {});
    StubProvider provider =
        new StubProvider(
            List.of(
                new Change.Arrived(delivery("before"), mail("before")),
                bad,
                new Change.Arrived(delivery("after"), mail("after"))));
    Outcome outcome =
        engine.sync().run(new Mailbox(MAILBOX, provider, Policy.DEFAULT, Instant.EPOCH));
    assertEquals(new Outcome.Done(3), outcome);
    Map<String, MailMark> marks =
        engine
            .journal()
            .all(MAILBOX)
            .collect(Collectors.toMap(MailMark::providerId, Function.identity()));
    assertEquals("open", marks.get("before").decision());
    assertEquals("open", marks.get("after").decision());
    assertEquals("quarantine", marks.get("bad").decision());
    assertFalse(marks.get("bad").because().contains(SECRET));
    List<Quarantine.Entry> entries = engine.quarantine().all(MAILBOX).toList();
    assertEquals(1, entries.size());
    assertEquals("bad", entries.get(0).providerId());
    assertFalse(entries.get(0).toString().contains(SECRET));
    return entries.get(0);
  }

  private static Delivery delivery(String id) {
    return new Delivery(
        MAILBOX, new ProviderId(id), Folder.INBOX, NOW, Optional.empty(), Optional.empty());
  }

  private static Mail mail(String id) {
    Headers headers =
        new Headers(
            List.of(
                new Header("From", id + "@customer.example"),
                new Header("Subject", "about " + id),
                new Header("Message-ID", "<" + id + "@customer.example>")));
    return MailFields.mail(headers, Body.text(SECRET), List.of(), Optional.empty());
  }

  /** A table that takes nothing on a ticket that holds {@code words}. */
  private static Table refusing(String words) {
    MemoryTable table = new MemoryTable();
    return (Table)
        Proxy.newProxyInstance(
            PoisonTest.class.getClassLoader(),
            new Class<?>[] {Table.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("batch")
                  && arguments[0].toString().startsWith("ticket/")
                  && Arrays.toString(arguments).contains(words)) {
                throw new IllegalArgumentException(SECRET);
              }
              try {
                return method.invoke(table, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
