package dev.threadmark.sandbox.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Links to further pages. */
final class Links {
  private Links() {}

  /** The same request with another value of one parameter. */
  static String with(GraphCall call, String name, String value) {
    Map<String, String> query = new LinkedHashMap<>(call.query());
    query.put(name, value);
    return call.base()
        + call.path()
        + query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
