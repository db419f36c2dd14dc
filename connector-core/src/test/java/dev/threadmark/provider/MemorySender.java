package dev.threadmark.provider;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.mime.MailFields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends into memory. What is to go wrong is told beforehand. */
public final class MemorySender implements MailSender {
  /** What becomes of an attempt: whether it goes, and what is answered where that is not Sent. */
  public record Fault(boolean acts, Sending answer) {}

  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Map<OutboxKey, List<OutgoingMail>> sent = new LinkedHashMap<>();
  private final Map<OutboxKey, List<Enclosed>> files = new HashMap<>();
  private final Map<OutboxKey, Instant> shows = new HashMap<>();
  private final InstantSource clock;
  private final Duration lag;
  private boolean hidden;

  public MemorySender() {
    this(() -> Instant.EPOCH, Duration.ZERO);
  }

  /**
   * @param lag how long after it was sent a mail shows among the sent ones
   */
  public MemorySender(InstantSource clock, Duration lag) {
    this.clock = clock;
    this.lag = lag;
  }

  /** The next attempt to send ends like this. */
  public synchronized void next(Fault fault) {
    faults.add(fault);
  }

  /** True: nothing that was sent is found. */
  public synchronized void hide(boolean hide) {
    hidden = hide;
  }

  /** How often each mail went out. */
  public synchronized Map<OutboxKey, List<OutgoingMail>> sent() {
    return Map.copyOf(sent);
  }

  @Override
  public synchronized Sending find(MailboxId mailbox, OutgoingMail mail) {
    boolean shown = sent.containsKey(mail.key()) && !shows.get(mail.key()).isAfter(clock.instant());
    return shown && !hidden ? told(mail) : new Sending.NotYet(Optional.empty());
  }

  @Override
  public synchronized Sending send(
      MailboxId mailbox, OutgoingMail mail, List<Enclosed> enclosed, Optional<ProviderId> draft) {
    Fault fault = faults.isEmpty() ? new Fault(true, told(mail)) : faults.remove();
    if (fault.acts()) {
      shows.putIfAbsent(mail.key(), clock.instant().plus(lag));
      sent.computeIfAbsent(mail.key(), key -> new ArrayList<>()).add(mail);
      files.put(mail.key(), enclosed);
    }
    return fault.answer();
  }

  private static Sending told(OutgoingMail mail) {
    return new Sending.Sent(new ProviderId("sent-" + mail.key()), id(mail));
  }

  /** Not the id that anybody could guess from the key alone. */
  public static MessageId id(OutgoingMail mail) {
    return new MessageId("made.up." + mail.key().value().hashCode() + "@memory.example");
  }

  /** A mail that was sent, as its recipient reads it. */
  Mail read(OutgoingMail mail) {
    List<Header> fields = new ArrayList<>();
    fields.add(new Header("From", mail.from().value()));
    mail.to().stream().map(Address::value).forEach(to -> fields.add(new Header("To", to)));
    mail.replyTo().ifPresent(to -> fields.add(new Header("Reply-To", to.value())));
    fields.add(new Header("Subject", mail.subject()));
    fields.add(new Header("Message-ID", "<" + id(mail) + ">"));
    mail.answers()
        .flatMap(OutgoingMail.Original::messageId)
        .ifPresent(
            id -> {
              fields.add(new Header("In-Reply-To", "<" + id + ">"));
              fields.add(new Header("References", "<" + id + ">"));
            });
    mail.allHeaders().forEach((name, value) -> fields.add(new Header(name, value)));
    return MailFields.mail(
        new Headers(fields),
        new Body(Optional.of(mail.text()), mail.html()),
        attachments(mail),
        Optional.empty());
  }

  private synchronized List<Attachment> attachments(OutgoingMail mail) {
    return files.getOrDefault(mail.key(), List.of()).stream()
        .map(file -> new Attachment(file.name(), file.type(), file.size(), false, Optional.empty()))
        .toList();
  }
}
