package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which properties of a message are asked for.
 *
 * @param select names; empty for the default ones
 * @param expanded extended properties to add
 * @param attachments true if attachments are to be added
 */
record MessageShape(
    Set<String> select, List<PropertyId> expanded, boolean attachments, boolean immutableIds) {
  private static final Pattern ID = Pattern.compile("id\\s+eq\\s+'([^']*)'");
  private static final Pattern ATTACHMENTS = Pattern.compile("(^|[,)])attachments");
  private static final Set<String> ONLY_IF_SELECTED = Set.of("internetMessageHeaders");

  static MessageShape of(Map<String, String> query, boolean immutableIds) {
    Set<String> select = new LinkedHashSet<>();
    for (String name : query.getOrDefault("$select", "").split(",")) {
      if (!name.isBlank()) {
        select.add(name.strip());
      }
    }
    String expand = query.getOrDefault("$expand", "");
    List<PropertyId> ids =
        expand.contains("singleValueExtendedProperties")
            ? ID.matcher(expand).results().map(m -> PropertyId.required(m.group(1))).toList()
            : List.of();
    return new MessageShape(select, ids, ATTACHMENTS.matcher(expand).find(), immutableIds);
  }

  ObjectNode show(Item item) {
    ObjectNode base = item.json();
    ObjectNode json = GraphReply.JSON.createObjectNode();
    json.put("@odata.type", base.path("@odata.type").asText("#microsoft.graph.message"));
    json.put("@odata.etag", "W/\"" + item.changeKey() + "\"");
    json.put("id", item.id(immutableIds));
    for (Map.Entry<String, JsonNode> field : base.properties()) {
      if (!field.getKey().startsWith("@") && shows(item, field.getKey())) {
        json.set(field.getKey(), field.getValue());
      }
    }
    putState(item, json);
    putExtended(item, json);
    if (attachments) {
      ArrayNode list = json.putArray("attachments");
      Attachments.of(item).forEach(list::add);
    }
    return json;
  }

  private boolean shows(Item item, String name) {
    if (name.equals("internetMessageHeaders") && !item.inbound) {
      // Neither drafts nor sent mails have them, asked for or not.
      return false;
    }
    return select.isEmpty() ? !ONLY_IF_SELECTED.contains(name) : select.contains(name);
  }

  private void putState(Item item, ObjectNode json) {
    if (shows(item, "lastModifiedDateTime")) {
      json.put("lastModifiedDateTime", item.modified.toString());
    }
    if (shows(item, "changeKey")) {
      json.put("changeKey", item.changeKey());
    }
    if (shows(item, "isRead")) {
      json.put("isRead", item.read);
    }
    if (shows(item, "isDraft")) {
      json.put("isDraft", item.isDraft() || item.leaving);
    }
    if (shows(item, "parentFolderId")) {
      json.put("parentFolderId", item.mailbox.folderId(item.folder));
    }
    if (shows(item, "categories")) {
      ArrayNode list = json.putArray("categories");
      item.categories.forEach(list::add);
    }
    if (shows(item, "webLink")) {
      json.put(
          "webLink", "https://outlook.office365.com/owa/?ItemID=" + item.id.replace("=", "%3D"));
    }
  }

  private void putExtended(Item item, ObjectNode json) {
    ArrayNode list = GraphReply.JSON.createArrayNode();
    for (PropertyId id : new LinkedHashSet<>(expanded)) {
      ExtendedProperties.value(item, id)
          .ifPresent(value -> list.addObject().put("id", id.toString()).put("value", value));
    }
    if (!list.isEmpty()) {
      json.set("singleValueExtendedProperties", list);
    }
  }
}
