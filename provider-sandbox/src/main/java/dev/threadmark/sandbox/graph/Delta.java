package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.Weather;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes of a folder since a token. The query of the first request is baked into the tokens; the
 * id type is not, it has to be preferred again for every page.
 */
final class Delta {
  private static final Pattern SINCE =
      Pattern.compile("\\s*receivedDateTime\\s+(ge|gt)\\s+(\\S+)\\s*");
  private static final List<String> BAKED = List.of("$select", "$expand", "$filter", "changeType");
  private final AtomicInteger generation = new AtomicInteger(149);
  private final Weather weather;

  Delta(Weather weather) {
    this.weather = weather;
  }

  /** Makes every token so far worthless. */
  void expireTokens() {
    generation.incrementAndGet();
  }

  private record Token(int generation, long point, Map<String, String> query) {}

  GraphReply changes(GraphCall call, Mailbox mailbox, String folder) {
    Optional<Weather.Trouble> trouble = asked(call).flatMap(any -> weather.onPage());
    if (trouble.equals(Optional.of(Weather.Trouble.CURSOR_EXPIRED))) {
      expireTokens();
    }
    Token token = token(call);
    MessageShape shape = MessageShape.of(token.query, call.wantsImmutableIds());
    boolean arrivalsOnly = "created".equals(token.query.get("changeType"));
    int size = call.pageSize(call.param("$top").map(Integer::parseInt).orElse(10));
    Matcher since = SINCE.matcher(token.query.getOrDefault("$filter", ""));
    boolean filtered = since.matches();
    Instant from = filtered ? Dates.edm(since.group(2)) : Instant.MIN;
    boolean inclusive = filtered && since.group(1).equals("ge");

    ObjectNode page = GraphReply.JSON.createObjectNode();
    page.put("@odata.context", call.base() + "/$metadata#Collection(message)");
    ArrayNode value = GraphReply.JSON.createArrayNode();
    NavigableMap<Long, Mailbox.Change> pending = mailbox.since(folder, token.point, arrivalsOnly);
    long point = token.point;
    boolean more = false;
    for (Map.Entry<Long, Mailbox.Change> change : pending.entrySet()) {
      if (value.size() >= size) {
        more = true;
        break;
      }
      point = change.getKey();
      Item item = change.getValue().item();
      int compared = item.received.compareTo(from);
      if (!filtered || compared > 0 || (inclusive && compared == 0)) {
        show(change.getValue(), shape).ifPresent(value::add);
      }
    }
    if (trouble.equals(Optional.of(Weather.Trouble.PAGE_TOLD_TWICE))) {
      more = true;
      point = token.point;
    }
    String name = more ? "@odata.nextLink" : "@odata.deltaLink";
    page.put(
        name,
        link(
            call,
            more ? "$skiptoken" : "$deltatoken",
            new Token(generation.get(), more ? point : mailbox.now(), token.query)));
    page.set("value", value);
    return GraphReply.json(200, page);
  }

  private static Optional<ObjectNode> show(Mailbox.Change change, MessageShape shape) {
    if (!change.gone()) {
      return Optional.of(shape.show(change.item()));
    }
    ObjectNode removed = GraphReply.JSON.createObjectNode();
    removed.put("@odata.type", "#microsoft.graph.message");
    removed.put("id", change.item().id(shape.immutableIds()));
    removed.putObject("@removed").put("reason", change.deleted() ? "deleted" : "changed");
    return Optional.of(removed);
  }

  /** The token that a round goes on with; empty at its beginning. */
  private static Optional<String> asked(GraphCall call) {
    return call.param("$skiptoken").or(() -> call.param("$deltatoken"));
  }

  private Token token(GraphCall call) {
    Optional<String> text = asked(call);
    if (text.isEmpty()) {
      Map<String, String> query = new LinkedHashMap<>(call.query());
      query.keySet().retainAll(BAKED);
      String filter = query.getOrDefault("$filter", "");
      if (!filter.isEmpty() && !SINCE.matcher(filter).matches()) {
        throw new GraphError(
            400,
            "ErrorInvalidUrlQueryFilter",
            "The query filter contains one or more invalid nodes.");
      }
      return new Token(generation.get(), 0, query);
    }
    Token token = read(text.get());
    if (token.generation < generation.get()) {
      throw new GraphError(
          410,
          "SyncStateNotFound",
          "The sync state generation is not found; generation=%d;[highest=%d]"
              .formatted(token.generation, generation.get()),
          List.of(Map.entry("Location", call.base() + call.path() + "?$deltatoken=")));
    }
    return token;
  }

  private static Token read(String text) {
    try {
      var json = GraphReply.JSON.readTree(Base64.getUrlDecoder().decode(text));
      Map<String, String> query = new LinkedHashMap<>();
      json.path("q").properties().forEach(e -> query.put(e.getKey(), e.getValue().asText()));
      return new Token(json.path("g").asInt(), json.path("p").asLong(), query);
    } catch (IOException | IllegalArgumentException e) {
      throw GraphError.badRequest("Badly formed token.");
    }
  }

  private static String link(GraphCall call, String parameter, Token token) {
    ObjectNode json = GraphReply.JSON.createObjectNode();
    json.put("g", token.generation).put("p", token.point);
    ObjectNode query = json.putObject("q");
    token.query.forEach(query::put);
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return call.base() + call.path() + "?" + parameter + "=" + text;
  }
}
