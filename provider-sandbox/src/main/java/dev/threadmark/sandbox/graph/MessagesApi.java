package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reading and changing messages: list, get, {@code $value}, attachments, patch, move, delete. */
final class MessagesApi {
  private static final String MODIFIED = "lastModifiedDateTime";
  private static final int MOST_FOUND = 1_000;

  private final Changes told;
  private final Clock clock;

  MessagesApi(Changes told, Clock clock) {
    this.told = told;
    this.clock = clock;
  }

  GraphReply list(GraphCall call, Mailbox mailbox, List<Item> items) {
    return call.param("$search").isPresent() ? search(call, items) : listed(call, items);
  }

  /** By words: the newest first, no more than a thousand, and nothing else goes with it. */
  private GraphReply search(GraphCall call, List<Item> items) {
    refuse(call, "$orderby", "SearchWithOrderBy");
    refuse(call, "$filter", "SearchWithFilter");
    refuse(call, "$skip", "SearchWithSkip");
    List<Item> found =
        items.stream()
            .filter(KeywordQuery.parse(call.param("$search").orElse("")))
            .sorted(Comparator.comparing((Item item) -> item.received).reversed())
            .limit(MOST_FOUND)
            .toList();
    return page(call, found, "$skiptoken");
  }

  private static void refuse(GraphCall call, String parameter, String code) {
    if (call.param(parameter).isPresent()) {
      throw new GraphError(
          400,
          code,
          "The query parameter '%s' is not supported with '$search'.".formatted(parameter));
    }
  }

  private GraphReply listed(GraphCall call, List<Item> items) {
    Stream<Item> found =
        call.param("$filter")
            .map(MessageFilter::parse)
            .map(filter -> items.stream().filter(filter))
            .orElseGet(items::stream);
    String order = call.param("$orderby").orElse("");
    Comparator<Item> newestFirst =
        Comparator.comparing(
                (Item item) -> order.startsWith(MODIFIED) ? item.modified : item.received)
            .reversed();
    boolean ascending = !order.isEmpty() && !order.endsWith(" desc");
    return page(
        call, found.sorted(ascending ? newestFirst.reversed() : newestFirst).toList(), "$skip");
  }

  /**
   * @param skipping the parameter that says where a page begins
   */
  private static GraphReply page(GraphCall call, List<Item> sorted, String skipping) {
    int skip = number(call, skipping, 0);
    int top = call.param("$top").isPresent() ? number(call, "$top", 10) : call.pageSize(10);
    MessageShape shape = MessageShape.of(call.query(), call.wantsImmutableIds());
    ObjectNode page = GraphReply.JSON.createObjectNode();
    page.put("@odata.context", call.base() + "/$metadata#users('x')/messages");
    ArrayNode value = page.putArray("value");
    sorted.stream().skip(skip).limit(top).forEach(item -> value.add(shape.show(item)));
    if (skip + top < sorted.size()) {
      page.put("@odata.nextLink", Links.with(call, skipping, Integer.toString(skip + top)));
    }
    return GraphReply.json(200, page);
  }

  private static int number(GraphCall call, String name, int otherwise) {
    try {
      return call.param(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw GraphError.badRequest("Invalid value for '" + name + "'.");
    }
  }

  GraphReply get(GraphCall call, Item item) {
    return GraphReply.json(200, shown(call, item));
  }

  static ObjectNode shown(GraphCall call, Item item) {
    ObjectNode json = MessageShape.of(call.query(), call.wantsImmutableIds()).show(item);
    json.put("@odata.context", call.base() + "/$metadata#users('x')/messages/$entity");
    return json;
  }

  GraphReply value(Item item) {
    return GraphReply.bytes("text/plain", item.isDraft() ? DraftMime.of(item) : item.raw);
  }

  GraphReply attachments(GraphCall call, Item item) {
    ObjectNode page = GraphReply.JSON.createObjectNode();
    page.put("@odata.context", call.base() + "/$metadata#attachments");
    ArrayNode value = page.putArray("value");
    Attachments.of(item).forEach(value::add);
    return GraphReply.json(200, page);
  }

  /** Only into drafts, and only what is smaller than 3 MB: bigger files need an upload session. */
  GraphReply attach(GraphCall call, Item item) {
    if (!item.isDraft()) {
      throw new GraphError(400, "ErrorInvalidOperation", "The message was sent.");
    }
    return GraphReply.json(201, Attachments.add(item, call.json()));
  }

  GraphReply patch(GraphCall call, Item item) {
    ObjectNode body = call.json();
    boolean changed = ExtendedProperties.set(item, body.path("singleValueExtendedProperties"));
    if (body.path("isRead").isBoolean()) {
      item.read = body.path("isRead").asBoolean();
    }
    if (body.path("categories").isArray()) {
      item.categories.clear();
      body.path("categories").forEach(category -> item.categories.add(category.asText()));
      changed = true;
    }
    if (item.isDraft()) {
      Drafts.take(item.draft, body);
      changed = true;
    } else if (body.has("internetMessageHeaders") || body.has("body") || body.has("subject")) {
      throw new GraphError(
          400, "ErrorInvalidPropertySet", "The property can't be set on a message that was sent.");
    }
    if (changed) {
      item.mailbox.changed(item, clock.instant());
      told.updated(item);
    }
    return GraphReply.json(200, shown(call, item));
  }

  GraphReply move(GraphCall call, Item item) {
    JsonNode target =
        GraphCall.parameter(call.json(), "DestinationId")
            .orElseThrow(() -> GraphError.badRequest("DestinationId is required."));
    item.mailbox.move(item, item.mailbox.folder(target.asText()));
    told.created(item);
    return GraphReply.json(201, shown(call, item));
  }

  GraphReply delete(Item item) {
    item.mailbox.delete(item);
    told.deleted(item);
    return GraphReply.empty(204);
  }
}
