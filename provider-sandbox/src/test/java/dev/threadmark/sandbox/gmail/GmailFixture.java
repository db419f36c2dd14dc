package dev.threadmark.sandbox.gmail;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailMailbox;
import dev.threadmark.sandbox.SandboxProvider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/** A sandbox of its own for one test, with the driver and the bare SDK pointed at it. */
final class GmailFixture implements AutoCloseable {
  static final String TOPIC = "projects/acme/topics/mail";
  static final String ADDRESS = "support@acme.example";
  static final MailboxId MAILBOX = new MailboxId("acme", new Address(ADDRESS));
  static final Instant T0 = Instant.parse("2026-11-02T10:00:00Z");

  final GmailSandbox sandbox = GmailSandbox.start(Clock.systemUTC());
  final GmailMailbox driver = driver("sandbox-token");

  GmailMailbox driver(String token) {
    return new GmailMailbox(
        new GmailClients(
            sandbox.baseUrl(),
            new NetHttpTransport(),
            mailbox -> request -> request.getHeaders().setAuthorization("Bearer " + token)),
        TOPIC);
  }

  /** The SDK as it is. */
  Gmail sdk() {
    return new Gmail.Builder(
            new NetHttpTransport(),
            GsonFactory.getDefaultInstance(),
            request -> request.getHeaders().setAuthorization("Bearer sandbox-" + ADDRESS))
        .setRootUrl(sandbox.baseUrl().toString())
        .setApplicationName("test")
        .build();
  }

  String deliver(String mail) {
    return deliver(mail, T0);
  }

  String deliver(String mail, Instant at) {
    return sandbox.deliver(ADDRESS, bytes(mail), SandboxProvider.Folder.INBOX, at);
  }

  /** The bytes of a mail written with plain line ends. */
  static byte[] bytes(String mail) {
    return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A small mail; {@code more} are further header lines, each with its line end. */
  static String mail(String id, String subject, String more) {
    return """
        Message-ID: <%s>
        From: Ada <ada@sender.example>
        To: support@acme.example
        Subject: %s
        %s
        Hello from %s.
        """
        .formatted(id, subject, more, id);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
