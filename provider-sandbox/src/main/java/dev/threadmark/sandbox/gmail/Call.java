package dev.threadmark.sandbox.gmail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One API request, whether it came alone or within a batch.
 *
 * @param segments the decoded path, without empty segments
 * @param query decoded, in order
 * @param headers names in lower case
 * @param body with gzip taken off
 */
record Call(
    String method,
    List<String> segments,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body) {

  /**
   * @param target path and query as on the wire; a scheme and host before it are ignored
   */
  static Call of(String method, String target, Map<String, String> headers, byte[] body) {
    String local = target.replaceFirst("^https?://[^/]+", "");
    int mark = local.indexOf('?');
    String path = mark < 0 ? local : local.substring(0, mark);
    List<String> segments =
        Arrays.stream(path.split("/"))
            .filter(segment -> !segment.isEmpty())
            .map(segment -> decoded(segment.replace("+", "%2B")))
            .toList();
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : (mark < 0 ? "" : local.substring(mark + 1)).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query
            .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
            .add(decoded(pair.substring(equals + 1)));
      }
    }
    return new Call(method, segments, query, headers, body);
  }

  String path() {
    return "/" + String.join("/", segments);
  }

  Optional<String> parameter(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return query.getOrDefault(name, List.of());
  }

  int number(String name, int otherwise, int most) {
    try {
      return Math.min(most, parameter(name).map(Integer::parseInt).orElse(otherwise));
    } catch (NumberFormatException e) {
      throw ApiError.badRequest("Invalid value at '" + name + "'");
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiError.badRequest("Invalid escape in the request target");
    }
  }
}
