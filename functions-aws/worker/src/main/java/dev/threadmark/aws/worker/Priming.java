package dev.threadmark.aws.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.mail.html.SafeHtml;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.graph.GraphPriming;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * One mail goes the whole way, from its MIME to a ticket, between a mailbox that is made up and a
 * table in memory: what it loads is in the snapshot. Nothing is sent to anybody.
 */
final class Priming {
  private static final System.Logger LOG = System.getLogger(Priming.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();

  private Priming() {}

  /** What became of the mail; {@link Outcome.Done} with one mail if all is well. */
  static Outcome run() {
    SafeHtml.of(SampleMailbox.HTML);
    GraphPriming.run(SampleMailbox.ID);
    return mail();
  }

  /**
   * Does it beside the making of the cloud's clients, without waiting for it: Lambda gives a
   * function that starts two processors, whatever it is given later. What fails here fails again
   * where it is seen.
   */
  static void begin() {
    Thread thread = new Thread(Priming::beside, "priming");
    thread.setDaemon(true);
    thread.start();
  }

  private static void beside() {
    try {
      mail();
      GraphPriming.run(SampleMailbox.ID);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "not primed: {0}", e.toString());
    }
  }

  private static Outcome mail() {
    try {
      SSLContext.getDefault();
      JSON.readTree("{\"Records\":[]}");
    } catch (NoSuchAlgorithmException | com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    String message = Doorbells.write(new Doorbell(SampleMailbox.ID, Doorbell.Why.NOTIFICATION));
    Mailbox mailbox =
        new Mailbox(SampleMailbox.ID, new SampleMailbox(), Policy.DEFAULT, Instant.EPOCH);
    return Engine.over(
            new MemoryTable(),
            new TokenKeys(Map.of("k0", new byte[16])),
            InstantSource.fixed(Instant.EPOCH),
            (delivery, mark) -> {})
        .worker()
        .answer(mailbox, Doorbells.read(message).bell(), 1);
  }
}
