package dev.threadmark.sandbox;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MimeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Mails of the senders' tests. */
public final class Sent {
  private Sent() {}

  /** The mails in somebody's Inbox. */
  public static List<Mail> to(SandboxProvider sandbox, Address reader) {
    return sandbox.messages(reader.value()).stream()
        .filter(message -> message.folder() == SandboxProvider.Folder.INBOX)
        .map(message -> read(message.raw()))
        .toList();
  }

  private static Mail read(byte[] raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] question(String id, String subject) {
    return """
        Message-ID: <%s>
        From: Ada <ada@sender.example>
        To: support@acme.example
        Subject: %s

        Where is it?
        """
        .formatted(id, subject)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
