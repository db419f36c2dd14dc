package dev.threadmark.local.chaos;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Sending;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends in bad weather: cut off before and after it acted, and what was sent shows late. */
final class StormySender implements MailSender {
  private static final int LATEST_SECONDS = 120;

  private final Map<OutboxKey, Integer> times = new LinkedHashMap<>();
  private final Map<OutboxKey, Sending.Sent> sent = new LinkedHashMap<>();
  private final Map<OutboxKey, Instant> shows = new LinkedHashMap<>();
  private final StormyProvider provider;
  private final InstantSource clock;
  private final Weather weather;
  private final Stage stage;

  StormySender(StormyProvider provider, InstantSource clock, Weather weather, Stage stage) {
    this.provider = provider;
    this.clock = clock;
    this.weather = weather;
    this.stage = stage;
  }

  /** How often each mail was really sent. */
  Map<OutboxKey, Integer> times() {
    return times;
  }

  @Override
  public Sending find(MailboxId mailbox, OutgoingMail mail) {
    Optional<Sending> trouble = trouble("look for a sent mail");
    if (trouble.isPresent()) {
      return trouble.get();
    }
    boolean seen = sent.containsKey(mail.key()) && !shows.get(mail.key()).isAfter(clock.instant());
    return seen ? sent.get(mail.key()) : new Sending.NotYet(Optional.empty());
  }

  @Override
  public Sending send(
      MailboxId mailbox, OutgoingMail mail, List<Enclosed> enclosed, Optional<ProviderId> draft) {
    Optional<Sending> trouble = trouble("send");
    if (trouble.isPresent()) {
      return trouble.get();
    }
    times.merge(mail.key(), 1, Integer::sum);
    Sending.Sent done = deliver(mailbox, mail);
    sent.put(mail.key(), done);
    shows.put(mail.key(), clock.instant().plus(Duration.ofSeconds(weather.upTo(LATEST_SECONDS))));
    if (weather.strikes(Fault.WORKER_DIES_AFTER_WRITE, "send")) {
      stage.die();
    }
    return weather.strikes(Fault.CUT_AFTER, "send")
        ? new Sending.Unknown(Optional.empty(), "cut off after it was sent")
        : done;
  }

  /** Lays a copy among the sent mails, as providers do. */
  private Sending.Sent deliver(MailboxId mailbox, OutgoingMail mail) {
    MessageId id = new MessageId(mail.key().value() + "@sent.example");
    StringBuilder raw = new StringBuilder();
    raw.append("From: ").append(mail.from()).append("\r\nTo: ").append(mail.to().get(0));
    raw.append("\r\nSubject: ").append(mail.subject()).append("\r\nMIME-Version: 1.0");
    raw.append("\r\nMessage-ID: <").append(id.value()).append('>');
    mail.allHeaders().forEach((name, value) -> raw.append("\r\n" + name + ": " + value));
    byte[] bytes =
        raw.append("\r\n\r\n").append(mail.text()).toString().getBytes(StandardCharsets.UTF_8);
    try {
      ProviderId item =
          provider
              .mailbox(mailbox)
              .deliver(
                  bytes,
                  MimeReader.read(new ByteArrayInputStream(bytes)),
                  Folder.SENT,
                  clock.instant());
      return new Sending.Sent(item, id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Sending> trouble(String call) {
    stage.step(call);
    if (weather.strikes(Fault.WORKER_DIES_BEFORE_WRITE, call)) {
      stage.die();
    }
    if (weather.strikes(Fault.THROTTLED, call)) {
      return Optional.of(new Sending.Later(Optional.empty(), "429"));
    }
    if (weather.strikes(Fault.PROVIDER_ILL, call) || weather.strikes(Fault.CUT_BEFORE, call)) {
      return Optional.of(new Sending.Unknown(Optional.empty(), "503, 504 or cut off"));
    }
    return Optional.empty();
  }
}
