package dev.threadmark.local.doctor;

import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.doctor.Pace;
import dev.threadmark.doctor.Patient;
import dev.threadmark.engine.DoorbellWorker;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Webhook;
import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.local.runtime.WebServer;
import dev.threadmark.local.runtime.Worker;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.sandbox.SandboxProvider;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A deployment in one process: webhook, queue, worker and table in memory, a provider's sandbox,
 * and whatever is to be wrong with it.
 */
public final class SandboxDeployment implements AutoCloseable {
  private static final MailboxId OURS =
      new MailboxId("sandbox", new Address("support@lumen.example"));
  private static final MailboxId CEO = new MailboxId("sandbox", new Address("ceo@lumen.example"));

  private final String kind;
  private final Optional<Ailment> ailment;
  private final PlayedProvider played;
  private final FrailTable table = new FrailTable(new MemoryTable());
  private final MemoryQueue memory = new MemoryQueue(InstantSource.system());
  private final FrailQueue queue = new FrailQueue(memory);
  private final Engine engine;
  private final WebServer server;
  private final MailProvider provider;
  private final Worker worker;

  /**
   * @param kind a provider's name
   */
  public SandboxDeployment(String kind, Optional<Ailment> ailment) {
    this.kind = kind;
    this.ailment = ailment;
    boolean there = ailment.filter(Ailment.MAILBOX_MISSING::equals).isEmpty();
    played = Providers.all().get(kind).start(there ? List.of(OURS, CEO) : List.of(CEO));
    engine = Engine.over(table, keys(), InstantSource.system(), (delivery, mark) -> {});
    String path = "/hooks/" + kind;
    Webhook webhook = new Webhook(Map.of(path, played.bell()), queue::put, InstantSource.system());
    server = new WebServer(0, webhook::answer, config -> {});
    provider = played.driver(URI.create("http://127.0.0.1:" + server.port() + path));
    Mailbox mailbox = new Mailbox(OURS, provider, Policy.DEFAULT, Instant.now());
    DoorbellWorker answering =
        new DoorbellWorker(engine.worker(), Mailbox.among(List.of(mailbox)), () -> {});
    worker = new Worker(kind, queue, answering, new ConcurrentHashMap<>());
    if (there) {
      engine.renewal().renew(mailbox);
      settle();
    }
    ailment.ifPresent(this::fallIll);
    if (ailment.filter(Ailment.TOO_WIDE::equals).isEmpty()) {
      played.sandbox().refuse("/users/ceo", 403);
    }
  }

  /** What the doctor is to examine. */
  public Patient patient() {
    boolean late = ailment.filter(Ailment.CLOCK_WRONG::equals).isPresent();
    InstantSource clock =
        late ? () -> Instant.now().plus(Duration.ofMinutes(20)) : InstantSource.system();
    return new Patient(
        OURS,
        kind,
        provider,
        played.sender(),
        engine,
        table,
        queue,
        Optional.of(CEO.address()),
        clock,
        pace());
  }

  /** What is made to be lost is not waited for as long as what may be slow on a busy machine. */
  private Pace pace() {
    boolean lost =
        ailment
            .filter(
                List.of(Ailment.MAIL_LOST, Ailment.PUSHES_LOST, Ailment.PLUS_ADDRESSING_OFF)
                    ::contains)
            .isPresent();
    Duration patience = Duration.ofSeconds(lost ? 5 : 60);
    if (ailment.filter(Ailment.PUSH_SLOW::equals).isEmpty()) {
      return new Pace(patience, Duration.ofSeconds(30), Duration.ofMillis(20), Pace::sleep);
    }
    Duration slow = Duration.ofSeconds(1);
    return new Pace(patience, slow, Duration.ofMillis(20), new Belated(played.sandbox(), slow));
  }

  /** Waits until what the first watch rang is answered. */
  private void settle() {
    played.sandbox().drainNotifications();
    while (memory.size() > 0) {
      Pace.sleep(Duration.ofMillis(5));
    }
  }

  private void fallIll(Ailment what) {
    SandboxProvider sandbox = played.sandbox();
    String us = "/users/support";
    switch (what) {
      case LOGIN_REFUSED -> sandbox.refuse(us, 401);
      case MAILBOX_MISSING -> sandbox.refuse("gmail/v1" + us, 400);
      case THROTTLED -> sandbox.refuse(us, 429);
      case READ_REFUSED -> sandbox.refuse(us, 403);
      case CURSOR_EXPIRED -> {
        sandbox.refuse("/delta", 410);
        sandbox.refuse("/history", 404);
      }
      case TABLE_READ_ONLY -> table.readOnly();
      case QUEUE_DOWN -> queue.down();
      case SUBSCRIPTION_MISSING -> {
        sandbox.forgetWatches(OURS.address().value());
        engine.upkeep().forget(OURS);
      }
      case SUBSCRIPTION_EXPIRED -> {
        sandbox.forgetWatches(OURS.address().value());
        Instant lately = Instant.now().minus(Duration.ofDays(1));
        engine.upkeep().change(OURS, was -> was.watched(lately.minus(Duration.ofDays(7)), lately));
      }
      case SEND_REFUSED -> sandbox.refuse("/send", 403);
      case MAIL_LOST -> sandbox.wire().delivers(false);
      case PUSHES_LOST, PUSH_SLOW -> sandbox.holdNotifications(true);
      case HEADERS_STRIPPED -> sandbox.wire().keepsFields(false);
      case MESSAGE_ID_REWRITTEN -> sandbox.wire().keepsIds(false);
      case PLUS_ADDRESSING_OFF -> sandbox.wire().plusAddressing(false);
      case REFERENCES_STRIPPED -> sandbox.wire().keepsReferences(false);
      case STAMP_REFUSED -> sandbox.refuseStamps();
      case KEY_OLD ->
          dev.threadmark.doctor.KeySightings.over(table)
              .firstSeen(engine.tokenKeys().signing(), Instant.now().minus(Duration.ofDays(400)));
      case TOO_WIDE, CLOCK_WRONG -> {
        // made so where the parts are put together
      }
      default -> throw new IllegalArgumentException(what.label());
    }
  }

  private static TokenKeys keys() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return new TokenKeys(Map.of("k1", secret));
  }

  @Override
  public void close() {
    worker.close();
    server.close();
    played.close();
  }
}
