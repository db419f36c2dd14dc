package dev.threadmark.cases;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Intake;
import dev.threadmark.engine.Understanding;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.port.Table;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Threadmark without a provider: mails go straight to the intake. */
public final class MemoryDesk implements Desk {
  private static final String AUTHSERV = "mx.memory.example";
  private final Map<MailboxId, Policy> policies;
  private final TicketStore tickets;
  private final Intake intake;
  private final List<Arrival> waiting = new ArrayList<>();
  private final Map<List<Object>, MailMark> marks = new HashMap<>();
  private int delivered;

  public MemoryDesk(Map<MailboxId, Policy> policies, Table table) {
    this.policies = policies;
    tickets = new TicketStore(table);
    intake = Intake.over(table, TestKeys.ONE, Optional.empty());
  }

  /** A mail as {@code MailboxSync} would hand it on, by the product's own policy. */
  static Arrival understood(Incoming incoming) {
    return understood(incoming, Policy.DEFAULT);
  }

  static Arrival understood(Incoming incoming, Policy policy) {
    Mail mail = Mails.read(incoming.raw());
    return Understanding.of(
        incoming.mailbox(),
        incoming.found().map(found -> withResults(incoming, mail, found)).orElse(mail),
        incoming.at(),
        incoming.sent(),
        incoming.thread(),
        TestKeys.ONE,
        policy.check(incoming.mailbox(), Authserv.named(AUTHSERV)));
  }

  /** As a provider writes them on top when it delivers. */
  private static Mail withResults(Incoming incoming, Mail mail, String found) {
    String results =
        "Authentication-Results: %s; dmarc=%s header.from=%s\r\n"
            .formatted(AUTHSERV, found, mail.from().orElseThrow().domain());
    byte[] head = results.getBytes(StandardCharsets.US_ASCII);
    byte[] raw = Arrays.copyOf(head, head.length + incoming.raw().length);
    System.arraycopy(incoming.raw(), 0, raw, head.length, incoming.raw().length);
    return Mails.read(raw);
  }

  @Override
  public void deliver(Incoming incoming) {
    waiting.add(understood(incoming, policy(incoming.mailbox())));
  }

  Policy policy(MailboxId mailbox) {
    return policies.get(mailbox);
  }

  @Override
  public void remove(MailboxId mailbox, MessageId id) {
    waiting.removeIf(
        arrival -> arrival.mailbox().equals(mailbox) && arrival.mail().id().equals(id));
  }

  @Override
  public void look() {
    waiting.forEach(this::take);
    waiting.clear();
  }

  /** What becomes of a mail now; known again if it was handled before. */
  synchronized MailMark keep(Arrival arrival, MailMark mark) {
    marks.putIfAbsent(List.of(arrival.mailbox(), arrival.mail().id()), mark);
    return mark;
  }

  MailMark take(Arrival arrival) {
    Policy policy = policies.get(arrival.mailbox());
    return keep(arrival, intake.take(arrival, "id-" + number(), policy));
  }

  private synchronized int number() {
    return ++delivered;
  }

  @Override
  public synchronized Optional<MailMark> mark(MailboxId mailbox, MessageId id) {
    return Optional.ofNullable(marks.get(List.of(mailbox, id)));
  }

  @Override
  public TicketStore tickets() {
    return tickets;
  }
}
