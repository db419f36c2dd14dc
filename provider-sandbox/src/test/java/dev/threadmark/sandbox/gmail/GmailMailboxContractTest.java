package dev.threadmark.sandbox.gmail;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailProviderContract;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.sandbox.SandboxProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Gmail keeps what every provider keeps. */
class GmailMailboxContractTest extends MailProviderContract {
  private static final String TICKET = "Threadmark/Ticket ";

  private final GmailFixture gmail = new GmailFixture();

  @AfterEach
  void stop() {
    gmail.close();
  }

  @Override
  protected MailProvider provider() {
    return gmail.driver;
  }

  @Override
  protected MailboxId mailbox() {
    return GmailFixture.MAILBOX;
  }

  @Override
  protected ProviderId deliver(byte[] raw, Folder folder, Instant receivedAt) {
    return new ProviderId(
        gmail.sandbox.deliver(
            GmailFixture.ADDRESS, raw, SandboxProvider.Folder.valueOf(folder.name()), receivedAt));
  }

  @Override
  protected void remove(ProviderId id) {
    gmail.sandbox.remove(GmailFixture.ADDRESS, id.value());
  }

  @Override
  protected List<String> stampsOf(ProviderId id) {
    return gmail.sandbox.messages(GmailFixture.ADDRESS).stream()
        .filter(message -> message.id().equals(id.value()))
        .flatMap(message -> message.stamps().stream())
        .map(label -> label.replace(TICKET, ""))
        .toList();
  }

  @Override
  protected void expireCursors() {
    gmail.sandbox.forgetHistory(GmailFixture.ADDRESS);
  }

  @Override
  protected void answerNext(int times, int status, Map<String, String> headers) {
    gmail.sandbox.faults().answer(times, "", status, headers);
  }

  @Override
  protected void cutNext(int times) {
    gmail.sandbox.faults().cutBefore(times, "");
  }

  @Override
  protected void grantWatchesFor(Duration lifetime) {
    gmail.sandbox.watchLifetime(lifetime);
  }

  @Override
  protected Instant watchedUntil() {
    return gmail.sandbox.watchedUntil(GmailFixture.ADDRESS).orElseThrow();
  }

  @Override
  protected int watches() {
    return gmail.sandbox.watchedUntil(GmailFixture.ADDRESS).isPresent() ? 1 : 0;
  }
}
