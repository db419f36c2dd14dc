package dev.threadmark.local.imports.helpdesk;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Engine;
import dev.threadmark.local.imports.Importable;
import dev.threadmark.local.imports.SizedSource;
import dev.threadmark.local.mails.NoSuchMail;
import dev.threadmark.mail.Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A file of tickets: JSON values one after the other, or one array. */
public record TicketExport(Path file, Helpdesk helpdesk) implements Importable {
  /** What belonged together there belongs together here, however long ago. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /**
   * @throws NoSuchMail if it is not there
   */
  public static TicketExport at(Path file, Helpdesk helpdesk) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new NoSuchMail(
          "%s: no such file (or no right to read it); give a file as docs/import.md makes it"
              .formatted(file));
    }
    return new TicketExport(file, helpdesk);
  }

  @Override
  public long size() {
    return file.toFile().length();
  }

  @Override
  public SizedSource open(Engine engine, Set<Address> ours) {
    return new TicketSource(file, helpdesk, new Takeover(engine, helpdesk.name()));
  }

  @Override
  public Policy policy(Policy own) {
    return new Policy(
        own.aliases(),
        own.agents(),
        Policy.Guests.APPEND,
        FOR_EVER,
        FOR_EVER,
        FOR_EVER,
        own.continues(),
        Policy.Senders.AS_WRITTEN,
        Optional.empty());
  }
}
