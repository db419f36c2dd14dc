package dev.threadmark.provider.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Doorbell.Why;
import dev.threadmark.provider.Refusal;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Ring;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Graph's webhook: change notifications, lifecycle notifications and the handshake, all at one
 * address. Basic notifications carry no signature, so each item is believed for its {@code
 * clientState} alone.
 *
 * <p>Answers: 200 with the token for a handshake; 202 where at least one item is believed, or none
 * is but Graph may have sent it ({@code CLIENT_STATE}, {@code UNKNOWN_MAILBOX}, {@code
 * UNKNOWN_SUBSCRIPTION}: any other answer would have it sent again for hours); 400 {@code GARBAGE};
 * 405 {@code METHOD}; 413 {@code TOO_LARGE}.
 */
public final class GraphBell implements BellReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_TOKEN_CHARS = 4096;
  private static final int MAX_STATE_CHARS = 128;
  private final ClientState clientState;
  private final Map<String, MailboxId> watched;
  private final Predicate<String> ourSubscription;

  /**
   * @param watched whose notifications are taken
   * @param ourSubscription whether a subscription's id is one of ours; may be always true, for the
   *     {@code clientState} is the proof
   */
  public GraphBell(
      ClientState clientState, Collection<MailboxId> watched, Predicate<String> ourSubscription) {
    this.clientState = clientState;
    this.ourSubscription = ourSubscription;
    this.watched = watched.stream().collect(Collectors.toMap(ClientState::name, m -> m));
  }

  @Override
  public Ring read(Request request, Instant now) {
    if (!"POST".equals(request.method())) {
      return new Ring.Refused(Refusal.METHOD);
    }
    byte[] body = request.body() == null ? new byte[0] : request.body();
    if (body.length > Request.MAX_BODY_BYTES) {
      return new Ring.Refused(Refusal.TOO_LARGE);
    }
    String token = request.query().get("validationToken");
    if (token != null) {
      return token.isEmpty() || token.length() > MAX_TOKEN_CHARS
          ? new Ring.Refused(Refusal.GARBAGE)
          : new Ring.Handshake(token);
    }
    JsonNode items = items(body);
    return items.isEmpty() ? new Ring.Refused(Refusal.GARBAGE) : ring(items);
  }

  /** The notifications in {@code body}; none where it is something else. */
  private static JsonNode items(byte[] body) {
    try {
      JsonNode value = JSON.readTree(body).path("value");
      return value.isArray() ? value : JSON.createArrayNode();
    } catch (IOException e) {
      return JSON.createArrayNode();
    }
  }

  private Ring ring(JsonNode items) {
    Map<MailboxId, Doorbell> doorbells = new LinkedHashMap<>();
    List<Refusal> dropped = new ArrayList<>();
    for (JsonNode item : items) {
      Refusal refusal = refusal(item);
      if (refusal != null) {
        dropped.add(refusal);
      } else {
        // A lifecycle event asks for more than a change does: it wins.
        doorbells.merge(
            mailbox(item),
            new Doorbell(mailbox(item), why(item)),
            (one, other) -> one.why() == Why.LIFECYCLE ? one : other);
      }
    }
    return doorbells.isEmpty()
        ? new Ring.Refused(dropped.get(0))
        : new Ring.Rung(List.copyOf(doorbells.values()), dropped);
  }

  /** Why an item is not believed; null if it is. */
  private Refusal refusal(JsonNode item) {
    if (!item.isObject()) {
      return Refusal.GARBAGE;
    }
    String state = state(item);
    if (!state.contains(".") || state.length() > MAX_STATE_CHARS) {
      return Refusal.CLIENT_STATE;
    }
    MailboxId mailbox = mailbox(item);
    if (mailbox == null) {
      return Refusal.UNKNOWN_MAILBOX;
    }
    if (!clientState.matches(state, mailbox)) {
      return Refusal.CLIENT_STATE;
    }
    return ourSubscription.test(item.path("subscriptionId").asText(""))
        ? null
        : Refusal.UNKNOWN_SUBSCRIPTION;
  }

  private MailboxId mailbox(JsonNode item) {
    String state = state(item);
    return watched.get(state.substring(0, Math.max(0, state.indexOf('.'))));
  }

  private static String state(JsonNode item) {
    return item.path("clientState").isTextual() ? item.path("clientState").asText() : "";
  }

  /** What is no change is a lifecycle event, be it one that we have never heard of. */
  private static Why why(JsonNode item) {
    return item.hasNonNull("changeType") && !item.hasNonNull("lifecycleEvent")
        ? Why.NOTIFICATION
        : Why.LIFECYCLE;
  }
}
