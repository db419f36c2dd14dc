package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code users.watch} and {@code users.stop}. Called under the account's lock. */
final class WatchApi {
  private final Clock clock;
  private final PubSub pubSub;
  private volatile Duration lifetime = Duration.ofDays(7);

  WatchApi(Clock clock, PubSub pubSub) {
    this.clock = clock;
    this.pubSub = pubSub;
  }

  void lifetime(Duration granted) {
    lifetime = granted;
  }

  /** Makes or replaces the watch, and pushes once at once. */
  Reply watch(Account account, Call call) {
    JsonNode body = Json.body(call);
    String topic = body.path("topicName").asText();
    if (!topic.matches("projects/[^/]+/topics/[^/]+")) {
      throw ApiError.badRequest("Invalid topicName does not match projects/*/topics/*");
    }
    List<String> labels = Json.texts(body.path("labelIds"));
    account.labels.mustKnow(labels);
    boolean exclude =
        body.path("labelFilterBehavior").asText("include").equalsIgnoreCase("exclude");
    Instant expires = Instant.ofEpochMilli(clock.instant().plus(lifetime).toEpochMilli());
    account.watching = Optional.of(new Watching(topic, labels, exclude, expires));
    pubSub.ring(account);
    return Reply.json(
        Json.object()
            .put("historyId", Long.toString(account.history.current()))
            .put("expiration", Long.toString(expires.toEpochMilli())));
  }

  Reply stop(Account account) {
    account.watching = Optional.empty();
    return Reply.nothing();
  }
}
