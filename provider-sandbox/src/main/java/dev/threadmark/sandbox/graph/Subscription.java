package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A promise to ring.
 *
 * @param folder well-known name; empty for the whole mailbox
 * @param immutableIds whether notifications carry ids that a move does not change
 */
record Subscription(
    String id,
    String mailbox,
    Optional<String> folder,
    String resource,
    Set<String> changeTypes,
    URI notificationUrl,
    Optional<URI> lifecycleUrl,
    Optional<String> clientState,
    boolean immutableIds,
    Instant expires) {

  Subscription until(Instant later) {
    return new Subscription(
        id,
        mailbox,
        folder,
        resource,
        changeTypes,
        notificationUrl,
        lifecycleUrl,
        clientState,
        immutableIds,
        later);
  }

  boolean covers(Item item, String changeType) {
    return mailbox.equals(item.mailbox.address())
        && changeTypes.contains(changeType)
        && folder.map(item.folder::equals).orElse(true);
  }

  ObjectNode json() {
    ObjectNode json = GraphReply.JSON.createObjectNode();
    json.put("id", id);
    json.put("resource", resource);
    json.put("applicationId", "00000000-0000-0000-0000-00005a4db0c5");
    json.put("changeType", String.join(",", changeTypes));
    json.put("clientState", clientState.orElse(null));
    json.put("notificationUrl", notificationUrl.toString());
    json.put("lifecycleNotificationUrl", lifecycleUrl.map(URI::toString).orElse(null));
    json.put("expirationDateTime", expires.toString());
    json.put("creatorId", "00000000-0000-0000-0000-0000c4ea7041");
    json.put("latestSupportedTlsVersion", "v1_2");
    return json;
  }

  /** The notification for a change of a message. */
  ObjectNode notification(Item item, String changeType, String tenant) {
    ObjectNode json = envelope();
    String path = "Users/" + mailbox + "/Messages/" + item.id(immutableIds);
    json.put("changeType", changeType);
    json.put("resource", path);
    json.put("tenantId", tenant);
    json.putObject("resourceData")
        .put("@odata.type", "#Microsoft.Graph.Message")
        .put("@odata.id", path)
        .put("@odata.etag", "W/\"" + item.changeKey() + "\"")
        .put("id", item.id(immutableIds));
    return json;
  }

  /** As recorded: organizationId stands where tenantId is documented, and resource is empty. */
  ObjectNode lifecycle(String event, String tenant) {
    ObjectNode json = envelope();
    json.put("lifecycleEvent", event);
    json.put("resource", "");
    json.put("organizationId", tenant);
    return json;
  }

  private ObjectNode envelope() {
    ObjectNode json = GraphReply.JSON.createObjectNode();
    json.put("subscriptionId", id);
    json.put("subscriptionExpirationDateTime", expires.toString().replaceFirst("Z$", "+00:00"));
    clientState.ifPresent(state -> json.put("clientState", state));
    return json;
  }
}
