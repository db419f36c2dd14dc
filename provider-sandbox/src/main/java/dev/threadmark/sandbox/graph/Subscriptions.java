package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The subscriptions there are, and what they are told. */
final class Subscriptions implements Changes {
  static final String TENANT = "0f5a4db0-7000-4000-8000-000000000001";
  private static final Duration SHORTEST = Duration.ofMinutes(45);
  private final Map<String, Subscription> all = new ConcurrentSkipListMap<>();
  private final Notifier notifier;
  private final Clock clock;
  private volatile Duration longest = Duration.ofMinutes(10_080);

  Subscriptions(Notifier notifier, Clock clock) {
    this.notifier = notifier;
    this.clock = clock;
  }

  void grantFor(Duration lifetime) {
    longest = lifetime;
  }

  /** Too short is raised without a word, too long is cut. */
  Instant granted(Instant asked) {
    Instant earliest = clock.instant().plus(SHORTEST);
    Instant latest = clock.instant().plus(longest);
    Instant raised = asked.isBefore(earliest) ? earliest : asked;
    return raised.isAfter(latest) ? latest : raised;
  }

  void put(Subscription subscription) {
    all.put(subscription.id(), subscription);
  }

  Optional<Subscription> get(String id) {
    return Optional.ofNullable(all.get(id)).filter(this::alive);
  }

  boolean remove(String id) {
    return all.remove(id) != null;
  }

  List<Subscription> list() {
    all.values().removeIf(subscription -> !alive(subscription));
    return List.copyOf(all.values());
  }

  private boolean alive(Subscription subscription) {
    return subscription.expires().isAfter(clock.instant());
  }

  Stream<Subscription> of(String mailbox) {
    return list().stream().filter(subscription -> subscription.mailbox().equals(mailbox));
  }

  /** Tells a lifecycle event of every subscription of a mailbox. */
  void lifecycle(String mailbox, String event) {
    of(mailbox)
        .forEach(
            subscription -> {
              ObjectNode told = subscription.lifecycle(event, TENANT);
              subscription.lifecycleUrl().ifPresent(url -> notifier.tell(url, told));
              if (event.equals("subscriptionRemoved")) {
                remove(subscription.id());
              }
            });
  }

  @Override
  public void created(Item item) {
    tell(item, "created");
  }

  @Override
  public void updated(Item item) {
    tell(item, "updated");
  }

  @Override
  public void deleted(Item item) {
    tell(item, "deleted");
  }

  private void tell(Item item, String changeType) {
    for (Subscription subscription : all.values()) {
      if (subscription.covers(item, changeType) && alive(subscription)) {
        notifier.tell(
            subscription.notificationUrl(), subscription.notification(item, changeType, TENANT));
      }
    }
  }
}
