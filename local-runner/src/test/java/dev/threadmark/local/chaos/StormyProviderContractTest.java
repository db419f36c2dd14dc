package dev.threadmark.local.chaos;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailProviderContract;
import dev.threadmark.provider.ProviderId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In fair weather the provider of the histories is one like any other. */
class StormyProviderContractTest extends MailProviderContract {
  private static final MailboxId MAILBOX =
      new MailboxId("acme", new Address("support@acme.example"));

  private final SimulatedClock clock = new SimulatedClock();
  private final Weather fair = new Weather(1, Set.of());
  private final StormyProvider provider = new StormyProvider(clock, fair, new Quiet(), 100);
  private Duration granted = Duration.ofDays(1);

  StormyProviderContractTest() {
    fair.calm();
  }

  /** Nobody else moves. */
  private static final class Quiet implements Stage {
    @Override
    public void step(String what) {}

    @Override
    public void die() {
      throw new AssertionError("nobody dies in fair weather");
    }
  }

  @Override
  protected MailProvider provider() {
    return provider;
  }

  @Override
  protected MailboxId mailbox() {
    return MAILBOX;
  }

  @Override
  protected ProviderId deliver(byte[] raw, Folder folder, Instant receivedAt) {
    try {
      return provider
          .mailbox(MAILBOX)
          .deliver(raw, MimeReader.read(new ByteArrayInputStream(raw)), folder, receivedAt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void remove(ProviderId id) {
    provider.mailbox(MAILBOX).remove(id);
  }

  @Override
  protected List<String> stampsOf(ProviderId id) {
    return provider.mailbox(MAILBOX).items().get(id).ticket().stream().toList();
  }

  @Override
  protected void expireCursors() {
    provider.mailbox(MAILBOX).expireCursors();
  }

  @Override
  protected void answerNext(int times, int status, Map<String, String> headers) {
    Optional<Duration> after =
        Optional.ofNullable(headers.get("Retry-After"))
            .map(seconds -> Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000)));
    for (int i = 0; i < times; i++) {
      provider.next(new StormyProvider.Trouble(status == 403, after, "" + status));
    }
  }

  @Override
  protected void cutNext(int times) {
    answerNext(times, 0, Map.of());
  }

  @Override
  protected void grantWatchesFor(Duration lifetime) {
    granted = lifetime;
    provider.grantWatchesFor(lifetime);
  }

  @Override
  protected Instant watchedUntil() {
    return clock.instant().plus(granted);
  }

  @Override
  protected int watches() {
    return 1;
  }
}
