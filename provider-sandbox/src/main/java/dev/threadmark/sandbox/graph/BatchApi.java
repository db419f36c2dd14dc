package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code $batch}: up to twenty requests in one, answered in no particular order. */
final class BatchApi {
  private static final int MAX_REQUESTS = 20;
  private final Function<GraphCall, GraphReply> inner;
  private final Faults faults;

  BatchApi(Function<GraphCall, GraphReply> inner, Faults faults) {
    this.inner = inner;
    this.faults = faults;
  }

  GraphReply handle(GraphCall call) {
    List<JsonNode> requests = new ArrayList<>();
    call.json().path("requests").forEach(requests::add);
    if (requests.isEmpty() || requests.size() > MAX_REQUESTS) {
      throw GraphError.badRequest(
          "Number of batch request steps exceeds the maximum value of " + MAX_REQUESTS + ".");
    }
    Set<String> ids = new HashSet<>();
    Set<String> failed = new HashSet<>();
    ObjectNode body = GraphReply.JSON.createObjectNode();
    ArrayNode responses = body.putArray("responses");
    for (JsonNode request : requests) {
      String id = request.path("id").asText("");
      if (id.isEmpty() || !ids.add(id)) {
        throw GraphError.badRequest("Request ids must be there and unique.");
      }
      boolean ready = true;
      for (JsonNode needed : request.path("dependsOn")) {
        ready &= !failed.contains(needed.asText());
      }
      GraphReply reply =
          ready
              ? step(call, request)
              : new GraphError(424, "FailedDependency", "A dependency failed.").reply();
      if (reply.status() >= 400) {
        failed.add(id);
      }
      // The order is free; answering the last one first keeps clients honest.
      responses.insert(0, response(id, reply));
    }
    return GraphReply.json(200, body);
  }

  private GraphReply step(GraphCall outer, JsonNode request) {
    Map<String, List<String>> headers = new HashMap<>();
    request
        .path("headers")
        .properties()
        .forEach(
            header ->
                headers.put(
                    header.getKey().toLowerCase(Locale.ROOT), List.of(header.getValue().asText())));
    JsonNode body = request.path("body");
    String target = request.path("url").asText("");
    GraphCall call =
        GraphCall.of(
            request.path("method").asText("GET").toUpperCase(Locale.ROOT),
            outer.base(),
            target.startsWith("/") ? target : "/" + target,
            headers,
            body.isMissingNode()
                ? new byte[0]
                : body.isTextual()
                    ? body.asText().getBytes(StandardCharsets.UTF_8)
                    : body.toString().getBytes(StandardCharsets.UTF_8));
    Optional<GraphReply> fault = faults.takeInBatch(call.path());
    return fault.orElseGet(() -> inner.apply(call));
  }

  private static ObjectNode response(String id, GraphReply reply) {
    ObjectNode json = GraphReply.JSON.createObjectNode();
    json.put("id", id).put("status", reply.status());
    ObjectNode headers = json.putObject("headers");
    reply.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
    reply.type().ifPresent(type -> headers.put("Content-Type", type));
    reply.json().ifPresent(body -> json.set("body", body));
    if (reply.bytes().length > 0) {
      json.put("body", Base64.getEncoder().encodeToString(reply.bytes()));
    }
    return json;
  }
}
