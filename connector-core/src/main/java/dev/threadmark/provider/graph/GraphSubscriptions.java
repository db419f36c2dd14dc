package dev.threadmark.provider.graph;

import com.microsoft.graph.models.Subscription;
import com.microsoft.graph.models.SubscriptionCollectionResponse;
import com.microsoft.graph.subscriptions.SubscriptionsRequestBuilder;
import com.microsoft.graph.subscriptions.item.SubscriptionItemRequestBuilder;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Watch;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One subscription for each folder of a mailbox. Graph takes duplicates without a word, and then
 * rings twice for ever: so look first, renew what is there, and remove what is there twice.
 */
final class GraphSubscriptions {
  private final GraphConnection connection;
  private final GraphSettings settings;

  GraphSubscriptions(GraphConnection connection, GraphSettings settings) {
    this.connection = connection;
    this.settings = settings;
  }

  /** The watch ends when the first of the two ends. */
  Answer<Watch> watch(MailboxId mailbox, List<String> folders) {
    return GraphAnswers.ask(
        () -> {
          List<Subscription> ours = ours();
          return folders.stream()
              .map(folder -> ensure(mailbox, folder, ours))
              .min(Comparator.naturalOrder())
              .map(until -> new Watch(until.toInstant()))
              .orElseThrow();
        });
  }

  /** Empty unless each folder has one. */
  Answer<Optional<Watch>> watched(MailboxId mailbox, List<String> folders) {
    return GraphAnswers.ask(
        () -> {
          List<Subscription> ours = ours();
          List<Optional<OffsetDateTime>> ends =
              folders.stream().map(folder -> end(wanted(mailbox, folder), ours)).toList();
          return ends.stream().allMatch(Optional::isPresent)
              ? ends.stream()
                  .flatMap(Optional::stream)
                  .min(Comparator.naturalOrder())
                  .map(until -> new Watch(until.toInstant()))
              : Optional.empty();
        });
  }

  private static Optional<OffsetDateTime> end(Subscription wanted, List<Subscription> ours) {
    return ours.stream()
        .filter(subscription -> sameResource(subscription, wanted))
        .map(Subscription::getExpirationDateTime)
        .max(Comparator.naturalOrder());
  }

  /** Those of this app that ring here; another deployment's are not ours to touch. */
  private List<Subscription> ours() {
    List<Subscription> all = new ArrayList<>();
    SubscriptionCollectionResponse page = builder(Optional.empty()).get();
    while (page != null) {
      Optional.ofNullable(page.getValue()).ifPresent(all::addAll);
      Optional<String> next = Optional.ofNullable(page.getOdataNextLink());
      page = next.isPresent() ? builder(next).get() : null;
    }
    String here = settings.notificationUrl().toString();
    all.removeIf(subscription -> !here.equals(subscription.getNotificationUrl()));
    return all;
  }

  private OffsetDateTime ensure(MailboxId mailbox, String folder, List<Subscription> ours) {
    Subscription wanted = wanted(mailbox, folder);
    Optional<Subscription> kept = Optional.empty();
    for (Subscription subscription : ours) {
      if (sameResource(subscription, wanted)) {
        if (kept.isEmpty() && fits(subscription, wanted)) {
          kept = Optional.of(subscription);
        } else {
          remove(subscription);
        }
      }
    }
    return kept.flatMap(subscription -> renew(subscription, wanted))
        .orElseGet(
            () ->
                builder(Optional.empty())
                    .post(wanted, request -> GraphConnection.preferImmutableIds(request.headers))
                    .getExpirationDateTime());
  }

  private Subscription wanted(MailboxId mailbox, String folder) {
    Subscription subscription = new Subscription();
    subscription.setResource(
        "/users/%s/mailFolders('%s')/messages".formatted(mailbox.address(), folder));
    subscription.setChangeType("created");
    subscription.setNotificationUrl(settings.notificationUrl().toString());
    subscription.setLifecycleNotificationUrl(settings.lifecycleUrl().toString());
    subscription.setClientState(settings.clientState().of(mailbox));
    subscription.setExpirationDateTime(
        settings.clock().instant().plus(settings.watchFor()).atOffset(ZoneOffset.UTC));
    return subscription;
  }

  private static boolean sameResource(Subscription one, Subscription other) {
    return resource(one).equals(resource(other));
  }

  private static String resource(Subscription subscription) {
    return Optional.ofNullable(subscription.getResource())
        .orElse("")
        .replaceFirst("^/", "")
        .replace("%40", "@")
        .toLowerCase(Locale.ROOT);
  }

  /** A lifecycle address cannot be changed afterwards; a state that is not told counts as ours. */
  private static boolean fits(Subscription there, Subscription wanted) {
    return "created".equalsIgnoreCase(there.getChangeType())
        && Objects.equals(there.getLifecycleNotificationUrl(), wanted.getLifecycleNotificationUrl())
        && (there.getClientState() == null
            || there.getClientState().equals(wanted.getClientState()));
  }

  /** Empty if it has ended meanwhile. */
  private Optional<OffsetDateTime> renew(Subscription subscription, Subscription wanted) {
    Subscription change = new Subscription();
    change.setExpirationDateTime(wanted.getExpirationDateTime());
    Answer<Subscription> renewed =
        GraphAnswers.askUnlessGone(() -> item(subscription).patch(change));
    return renewed instanceof Answer.Got<Subscription> got
        ? Optional.ofNullable(got.value().getExpirationDateTime())
        : Optional.empty();
  }

  private void remove(Subscription stray) {
    GraphAnswers.askUnlessGone(
        () -> {
          item(stray).delete();
          return stray;
        });
  }

  private SubscriptionsRequestBuilder builder(Optional<String> link) {
    HashMap<String, Object> path = new HashMap<>();
    path.put("baseurl", connection.adapter().getBaseUrl());
    return link.map(url -> new SubscriptionsRequestBuilder(url, connection.adapter()))
        .orElseGet(() -> new SubscriptionsRequestBuilder(path, connection.adapter()));
  }

  private SubscriptionItemRequestBuilder item(Subscription subscription) {
    HashMap<String, Object> path = new HashMap<>();
    path.put("baseurl", connection.adapter().getBaseUrl());
    path.put("subscription%2Did", subscription.getId());
    return new SubscriptionItemRequestBuilder(path, connection.adapter());
  }
}
