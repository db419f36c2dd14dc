package dev.threadmark.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.ProviderId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Graph tells no fields of what was sent: what a mailbox sent itself is read raw. */
class SentToItselfTest {
  private static final MailboxId DESK =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Set<Address> PRIMARY = Set.of(new Address("help@lumen.example"));

  @Test
  void whatGoesToTheMailboxByAnyOfItsAddressesIsReadRaw() {
    assertTrue(Understanding.wantsRaw(sent("support@lumen.example"), Set.of()));
    assertTrue(Understanding.wantsRaw(sent("help@lumen.example"), PRIMARY));
  }

  @Test
  void whatGoesToOthersOrToMoreThanOneIsNot() {
    assertFalse(Understanding.wantsRaw(sent("help@lumen.example"), Set.of()));
    assertFalse(Understanding.wantsRaw(sent("help@lumen.example, kim@customer.example"), PRIMARY));
  }

  private static Change.Arrived sent(String to) {
    return new Change.Arrived(
        new Delivery(
            DESK,
            new ProviderId("p1"),
            Folder.SENT,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty()),
        mail(to));
  }

  private static Mail mail(String to) {
    String raw =
        "From: help@lumen.example\r\nTo: %s\r\nSubject: Lamp\r\n\r\nDark.\r\n".formatted(to);
    try {
      return MimeReader.read(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
