package dev.threadmark.sandbox.graph;

import dev.threadmark.sandbox.Traffic.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a request is for, or each step of a batch. */
final class GraphKinds {
  private GraphKinds() {}

  static List<Kind> of(GraphCall call) {
    if (!call.segments().equals(List.of("$batch"))) {
      return List.of(kind(call));
    }
    List<Kind> steps = new ArrayList<>();
    for (var step : call.json().path("requests")) {
      String method = step.path("method").asText();
      String url = step.path("url").asText();
      steps.add(kind(GraphCall.of(method, call.base(), url, Map.of(), new byte[0])));
    }
    return steps;
  }

  private static Kind kind(GraphCall call) {
    List<String> path = call.segments();
    String last = path.isEmpty() ? "" : path.get(path.size() - 1);
    if (path.contains("subscriptions")) {
      return Kind.WATCH;
    }
    return switch (call.method() + " " + last) {
      case "GET delta" -> Kind.DELTA;
      case "GET messages" -> Kind.LIST;
      case "GET $value" -> Kind.RAW;
      case "GET attachments" -> Kind.ATTACHMENTS;
      default ->
          switch (call.method()) {
            case "GET" -> Kind.GET;
            case "PATCH" -> Kind.PATCH;
            default -> Kind.OTHER;
          };
    };
  }
}
