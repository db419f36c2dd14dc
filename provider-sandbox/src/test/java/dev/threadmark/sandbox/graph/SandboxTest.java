package dev.threadmark.sandbox.graph;

import dev.threadmark.sandbox.SandboxProvider.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox of its own for every test, with one mailbox. */
abstract class SandboxTest {
  static final String ADDRESS = "support@acme.example";
  static final String USER = "/users/" + ADDRESS;
  static final Instant T0 = Instant.parse("2026-11-02T10:00:00Z");
  static final String IMMUTABLE = "IdType=\"ImmutableId\"";
  GraphSandbox sandbox;
  Webhook webhook;
  GraphClient client;

  @BeforeEach
  void start() throws IOException {
    sandbox = new GraphSandbox();
    sandbox.mailbox(ADDRESS);
    webhook = new Webhook();
    client = new GraphClient(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
    webhook.close();
  }

  String deliver(String raw) {
    return deliver(raw, Folder.INBOX, T0);
  }

  String deliver(String raw, Folder folder, Instant at) {
    byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return sandbox.deliver(ADDRESS, bytes, folder, at);
  }

  static String mail(int number) {
    return mail(number, "Question " + number);
  }

  static String mail(int number, String subject) {
    return """
        Message-ID: <m%d@sender.example>
        From: Ada <ada@sender.example>
        To: support@acme.example
        Subject: %s
        Date: Mon, 02 Nov 2026 10:00:00 +0000

        lamp %d
        """
        .formatted(number, subject, number);
  }
}
