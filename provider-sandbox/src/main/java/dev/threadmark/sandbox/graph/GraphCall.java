package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to Graph, from a connection of its own or from within a batch.
 *
 * @param base scheme, host, port and version, before the path
 * @param segments of the path, decoded; {@code mailFolders('inbox')} makes two, as does {@code
 *     mailFolders/inbox}; {@code delta()} and {@code microsoft.graph.delta()} are {@code delta}
 * @param headers names in lower case; several lines of one name
 */
record GraphCall(
    String method,
    String base,
    String path,
    List<String> segments,
    Map<String, String> query,
    Map<String, List<String>> headers,
    byte[] body) {

  private static final Pattern KEYED = Pattern.compile("([A-Za-z]+)\\('(.*)'\\)");
  private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize\\s*=\\s*\"?(\\d+)");

  static GraphCall of(
      String method, String base, String target, Map<String, List<String>> headers, byte[] body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return new GraphCall(
        method,
        base,
        path,
        segmentsOf(path),
        mark < 0 ? Map.of() : queryOf(target.substring(mark + 1)),
        headers,
        body);
  }

  private static List<String> segmentsOf(String path) {
    List<String> segments = new ArrayList<>();
    for (String part : path.split("/")) {
      String segment = decode(part.replace("+", "%2B"));
      Matcher keyed = KEYED.matcher(segment);
      if (keyed.matches()) {
        segments.add(keyed.group(1));
        segments.add(keyed.group(2).replace("''", "'"));
      } else if (!segment.isEmpty()) {
        segments.add(segment.replaceFirst("^microsoft\\.graph\\.", "").replaceFirst("\\(\\)$", ""));
      }
    }
    return List.copyOf(segments);
  }

  private static Map<String, String> queryOf(String query) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        map.put(
            decode(equals < 0 ? pair : pair.substring(0, equals)),
            equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return map;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw GraphError.badRequest("The URL is not well formed.");
    }
  }

  Optional<String> param(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(lines -> lines.get(0));
  }

  /** Ids that a move does not change are given only where they are asked for, each time anew. */
  boolean wantsImmutableIds() {
    return prefer().matches("(?is).*IdType\\s*=\\s*\"?ImmutableId.*");
  }

  int pageSize(int otherwise) {
    Matcher size = PAGE_SIZE.matcher(prefer());
    return size.find() ? Math.max(1, Math.min(1000, Integer.parseInt(size.group(1)))) : otherwise;
  }

  private String prefer() {
    return String.join(",", headers.getOrDefault("prefer", List.of()));
  }

  /** The body as a JSON object; empty where there is none. */
  ObjectNode json() {
    try {
      JsonNode node = body.length == 0 ? null : GraphReply.JSON.readTree(body);
      if (node == null) {
        return GraphReply.JSON.createObjectNode();
      }
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // Answered below.
    }
    throw GraphError.badRequest("Unable to read JSON request payload.");
  }

  /** An action's parameter, whose name counts in any case: the SDK writes {@code Message}. */
  static Optional<JsonNode> parameter(ObjectNode body, String name) {
    return body.properties().stream()
        .filter(
            field -> field.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .filter(field -> !field.getValue().isNull())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
