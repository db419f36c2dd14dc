package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /subscriptions}. */
final class SubscriptionsApi {
  private static final Pattern RESOURCE =
      Pattern.compile(
          "(?i)/?users/([^/?]+)(?:/mailFolders(?:\\('([^']+)'\\)|/([^/?]+)))?/messages");
  private static final int MAX_CLIENT_STATE = 128;
  private final AtomicLong made = new AtomicLong();
  private final Subscriptions subscriptions;
  private final Notifier notifier;
  private final Function<String, Mailbox> mailboxes;

  SubscriptionsApi(
      Subscriptions subscriptions, Notifier notifier, Function<String, Mailbox> mailboxes) {
    this.subscriptions = subscriptions;
    this.notifier = notifier;
    this.mailboxes = mailboxes;
  }

  GraphReply handle(GraphCall call) {
    List<String> path = call.segments();
    String id = path.size() > 1 ? path.get(1) : "";
    String what = call.method() + (path.size() > 2 ? " " + path.get(2) : id.isEmpty() ? "" : " id");
    return switch (what) {
      case "GET" -> list(call);
      case "POST" -> create(call);
      case "GET id" -> GraphReply.json(200, required(id).json());
      case "PATCH id" -> renew(call, required(id));
      case "DELETE id" -> {
        required(id);
        subscriptions.remove(id);
        yield GraphReply.empty(204);
      }
      case "POST reauthorize" -> {
        required(id);
        yield GraphReply.empty(204);
      }
      default -> throw GraphError.noSuchPath(call.path());
    };
  }

  private Subscription required(String id) {
    return subscriptions
        .get(id)
        .orElseThrow(() -> new GraphError(404, "ResourceNotFound", "The object was not found."));
  }

  private GraphReply list(GraphCall call) {
    ObjectNode page = GraphReply.JSON.createObjectNode();
    page.put("@odata.context", call.base() + "/$metadata#subscriptions");
    ArrayNode value = page.putArray("value");
    subscriptions.list().forEach(subscription -> value.add(subscription.json()));
    return GraphReply.json(200, page);
  }

  private GraphReply create(GraphCall call) {
    ObjectNode body = call.json();
    String resource = text(body, "resource");
    Matcher parsed = RESOURCE.matcher(resource);
    if (!parsed.matches()) {
      throw new GraphError(400, "ExtensionError", "Unsupported resource: " + resource);
    }
    Mailbox mailbox = mailboxes.apply(parsed.group(1).replace("%40", "@"));
    Optional<String> folder =
        Optional.ofNullable(parsed.group(2) != null ? parsed.group(2) : parsed.group(3))
            .map(mailbox::folder);
    URI notificationUrl = url(text(body, "notificationUrl"));
    Optional<URI> lifecycleUrl =
        Optional.ofNullable(body.path("lifecycleNotificationUrl").textValue()).map(this::url);
    Optional<String> clientState = Optional.ofNullable(body.path("clientState").textValue());
    if (clientState.orElse("").length() > MAX_CLIENT_STATE) {
      throw invalid("The clientState is longer than 128 characters.");
    }
    Set<String> changeTypes = changeTypes(text(body, "changeType"));
    var expires = subscriptions.granted(Dates.edm(text(body, "expirationDateTime")));
    notifier.validate(notificationUrl);
    lifecycleUrl.ifPresent(notifier::validate);
    String seed = resource + made.incrementAndGet();
    String id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    Subscription subscription =
        new Subscription(
            id,
            mailbox.address(),
            folder,
            resource,
            changeTypes,
            notificationUrl,
            lifecycleUrl,
            clientState,
            call.wantsImmutableIds(),
            expires);
    subscriptions.put(subscription);
    return GraphReply.json(201, subscription.json());
  }

  private GraphReply renew(GraphCall call, Subscription subscription) {
    ObjectNode body = call.json();
    if (body.has("lifecycleNotificationUrl")) {
      throw invalid("lifecycleNotificationUrl can't be changed; create the subscription again.");
    }
    Subscription later =
        subscription.until(subscriptions.granted(Dates.edm(text(body, "expirationDateTime"))));
    subscriptions.put(later);
    return GraphReply.json(200, later.json());
  }

  private static Set<String> changeTypes(String text) {
    Set<String> types =
        new LinkedHashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\s*,\\s*")));
    if (!Set.of("created", "updated", "deleted").containsAll(types)) {
      throw invalid("changeType is not valid.");
    }
    return types;
  }

  private static String text(ObjectNode body, String name) {
    return Optional.ofNullable(body.path(name).textValue())
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> invalid(name + " is required."));
  }

  /** The service takes https only; on loopback plain http is as safe. */
  private URI url(String text) {
    try {
      URI url = URI.create(text);
      boolean loopback = List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
      if ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && loopback)) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Answered below.
    }
    throw invalid("Notification URL must use https.");
  }

  private static GraphError invalid(String message) {
    return new GraphError(400, "ValidationError", message);
  }
}
