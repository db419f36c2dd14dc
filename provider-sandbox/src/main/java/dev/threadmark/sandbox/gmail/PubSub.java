package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Pub/Sub between Gmail and the webhook: pushes over HTTP with a signed token, again where the
 * endpoint does not acknowledge. What happens to one mailbox within an interval makes one push, as
 * the real service tells at most once a second and user.
 */
public final class PubSub {
  private static final String SUBSCRIPTION = "projects/sandbox/subscriptions/gmail-push";

  private final Clock clock;
  private final PushKeys keys;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "sandbox-pubsub");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Account> waiting = new HashSet<>();
  private final Map<Account, ObjectNode> last = new ConcurrentHashMap<>();
  private final AtomicLong messages = new AtomicLong();
  private final AtomicInteger toLose = new AtomicInteger();
  private volatile Optional<PushSubscription> endpoint = Optional.empty();
  private volatile Duration interval = Duration.ofMillis(20);
  private volatile Duration backOff = Duration.ofMillis(100);
  private volatile int attempts = 6;
  private int outstanding;
  private boolean held;

  PubSub(Clock clock, PushKeys keys) {
    this.clock = clock;
    this.keys = keys;
  }

  /**
   * Sends all pushes to {@code uri}.
   *
   * @param audience the {@code aud} of the tokens
   * @param email the service account that signs them
   */
  public void pushTo(URI uri, String audience, String email) {
    endpoint = Optional.of(new PushSubscription(uri, audience, email));
  }

  /** How long changes of one mailbox are gathered into one push. */
  public void interval(Duration gathered) {
    interval = gathered;
  }

  /** True: pushes wait; false: they go. */
  synchronized void hold(boolean hold) {
    held = hold;
  }

  /** How often a push is tried, and how long after the first failure it is tried again. */
  public void retries(int times, Duration first) {
    attempts = times;
    backOff = first;
  }

  /** The next pushes are lost on their way, as happens. */
  public void loseNext(int pushes) {
    toLose.set(pushes);
  }

  /** Delivers each mailbox's last push once more, as at-least-once delivery may. */
  public void redeliver() {
    last.forEach(
        (account, message) -> {
          begin();
          push(message, 1);
        });
  }

  void changed(Account.Change change) {
    boolean told =
        change
            .account()
            .watching
            .filter(watching -> watching.tellsOf(change.labels(), clock.instant()))
            .isPresent();
    if (told) {
      ring(change.account());
    }
  }

  void ring(Account account) {
    if (endpoint.isEmpty()) {
      return;
    }
    synchronized (this) {
      if (!waiting.add(account)) {
        return;
      }
    }
    begin();
    later(() -> fire(account), interval);
  }

  private void fire(Account account) {
    synchronized (this) {
      if (held) {
        later(() -> fire(account), interval);
        return;
      }
      waiting.remove(account);
    }
    long historyId;
    synchronized (account) {
      historyId = account.history.current();
    }
    ObjectNode message = message(account.address, historyId);
    last.put(account, message);
    if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      end();
      return;
    }
    push(message, 1);
  }

  /** The history id is a number here and a string everywhere else. */
  private ObjectNode message(String address, long historyId) {
    String data = Json.object().put("emailAddress", address).put("historyId", historyId).toString();
    String id = Long.toString(10_000_000_000L + messages.incrementAndGet());
    String time = clock.instant().toString();
    ObjectNode body = Json.object();
    body.putObject("message")
        .put("data", Base64.getUrlEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)))
        .put("messageId", id)
        .put("message_id", id)
        .put("publishTime", time)
        .put("publish_time", time);
    return body.put("subscription", SUBSCRIPTION);
  }

  private void push(ObjectNode message, int attempt) {
    boolean done;
    try {
      done = endpoint.isEmpty() || endpoint.get().deliver(message, keys, clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      done = true;
    }
    if (done || attempt >= attempts) {
      end();
    } else {
      later(() -> push(message, attempt + 1), backOff.multipliedBy(1L << (attempt - 1)));
    }
  }

  private void later(Runnable task, Duration delay) {
    try {
      threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The sandbox is closing.
      end();
    }
  }

  private synchronized void begin() {
    outstanding++;
  }

  private synchronized void end() {
    outstanding--;
    notifyAll();
  }

  /** Waits until every push was acknowledged, lost or given up. */
  synchronized void drain() {
    try {
      while (outstanding > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    threads.shutdownNow();
    synchronized (this) {
      outstanding = 0;
      notifyAll();
    }
  }
}
