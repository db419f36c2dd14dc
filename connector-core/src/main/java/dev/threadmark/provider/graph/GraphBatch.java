package dev.threadmark.provider.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.requests.BatchRequestBuilder;
import com.microsoft.kiota.RequestInformation;
import dev.threadmark.provider.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Many requests in few ({@code $batch}, at most twenty each, one batch after the other: a mailbox
 * takes four at a time). Each request has an answer of its own, also where the whole batch failed.
 */
final class GraphBatch {
  private static final int MAX_STEPS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final GraphConnection connection;

  GraphBatch(GraphConnection connection) {
    this.connection = connection;
  }

  private static int status(JsonNode response) {
    return response == null ? 0 : response.path("status").asInt();
  }

  /** The JSON bodies of the answers, by the key of the request. */
  <K> Map<K, Answer<JsonNode>> run(Map<K, RequestInformation> requests) {
    return run(requests, new HashSet<>());
  }

  /**
   * The same.
   *
   * @param ill is given the keys for which the service, well in general, answered 5xx
   */
  <K> Map<K, Answer<JsonNode>> run(Map<K, RequestInformation> requests, Set<K> ill) {
    Map<K, Answer<JsonNode>> answers = new LinkedHashMap<>();
    List<Map.Entry<K, RequestInformation>> all = new ArrayList<>(requests.entrySet());
    for (int from = 0; from < all.size(); from += MAX_STEPS) {
      answers.putAll(post(all.subList(from, Math.min(from + MAX_STEPS, all.size())), ill));
    }
    return answers;
  }

  private <K> Map<K, Answer<JsonNode>> post(
      List<Map.Entry<K, RequestInformation>> requests, Set<K> ill) {
    BatchRequestContent content = new BatchRequestContent(connection.adapter(), List.of());
    Map<K, String> ids = new LinkedHashMap<>();
    Answer<Map<String, JsonNode>> outer =
        GraphAnswers.ask(
            () -> {
              requests.forEach(r -> ids.put(r.getKey(), content.addBatchRequestStep(r.getValue())));
              return responses(content);
            });
    Map<K, Answer<JsonNode>> answers = new LinkedHashMap<>();
    for (Map.Entry<K, RequestInformation> request : requests) {
      if (outer instanceof Answer.Got<Map<String, JsonNode>> got
          && status(got.value().get(ids.get(request.getKey()))) >= 500) {
        ill.add(request.getKey());
      }
      answers.put(
          request.getKey(),
          outer instanceof Answer.Got<Map<String, JsonNode>> got
              ? inner(got.value().get(ids.get(request.getKey())))
              : outer.map(nothing -> JSON.nullNode()));
    }
    return answers;
  }

  private Map<String, JsonNode> responses(BatchRequestContent content) {
    try {
      RequestInformation request =
          new BatchRequestBuilder(connection.adapter()).toPostRequestInformation(content);
      try (InputStream body =
          connection
              .adapter()
              .sendPrimitive(request, GraphConnection.errors(), InputStream.class)) {
        Map<String, JsonNode> byId = new HashMap<>();
        JSON.readTree(body).path("responses").forEach(r -> byId.put(r.path("id").asText(), r));
        return byId;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer<JsonNode> inner(JsonNode response) {
    if (response == null) {
      return new Answer.Later<>(Optional.empty(), "the batch has no answer for it");
    }
    int status = response.path("status").asInt();
    JsonNode body = response.path("body");
    if (status >= 200 && status < 300) {
      return new Answer.Got<>(body);
    }
    Map<String, String> headers = new HashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    return GraphAnswers.failure(
        status,
        Optional.ofNullable(body.path("error").path("code").textValue()),
        RetryAfter.of(headers));
  }
}
