package dev.threadmark.azure.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;

/**
 * What {@code host.json} sets, with the <a
 * href="https://learn.microsoft.com/azure/azure-functions/functions-host-json">host's own
 * defaults</a> where it sets nothing. One processor is played.
 */
public record HostJson(JsonNode json) {

  /** Before all routes, without slashes. */
  public String routePrefix() {
    return json.at("/extensions/http/routePrefix").asText("api");
  }

  /** How many messages are taken at once. */
  public int batchSize() {
    return queues("batchSize").asInt(16);
  }

  /** So few are left in hand when the next are taken. */
  public int newBatchThreshold() {
    return queues("newBatchThreshold").asInt(batchSize() / 2);
  }

  /** A message that failed so often goes to the poison queue. */
  public int maxDequeueCount() {
    return queues("maxDequeueCount").asInt(5);
  }

  /** How long a message that failed is not seen. */
  public Duration visibilityTimeout() {
    return time(queues("visibilityTimeout"), Duration.ZERO);
  }

  /** True for base64, false for plain text. */
  public boolean base64() {
    return queues("messageEncoding").asText("base64").equals("base64");
  }

  /** When a run is given up. */
  public Duration functionTimeout() {
    return time(json.path("functionTimeout"), Duration.ofMinutes(5));
  }

  private JsonNode queues(String name) {
    return json.at("/extensions/queues/" + name);
  }

  private static Duration time(JsonNode node, Duration usual) {
    return node.isTextual()
        ? Duration.ofSeconds(LocalTime.parse(node.asText()).toSecondOfDay())
        : usual;
  }
}
