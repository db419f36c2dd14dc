package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.MimePart;
import java.util.ArrayList;
import java.util.List;

/** What hangs on a message, without its bytes. */
final class Attachments {
  private Attachments() {}

  static List<ObjectNode> of(Item item) {
    if (item.isDraft()) {
      return List.of();
    }
    List<ObjectNode> list = new ArrayList<>();
    for (MimePart part : MimeParts.of(MimePart.parse(item.raw)).attached()) {
      boolean mail = part.type().equals("message/rfc822");
      ObjectNode json = GraphReply.JSON.createObjectNode();
      json.put(
          "@odata.type",
          mail ? "#microsoft.graph.itemAttachment" : "#microsoft.graph.fileAttachment");
      json.put("id", Digests.id("AAMkAGI2AAATT", item.id, Integer.toString(list.size())));
      json.put("name", name(part));
      json.put("contentType", mail ? null : part.type());
      json.put("size", part.content().length);
      json.put("isInline", MimeParts.inline(part));
      if (!mail) {
        json.put(
            "contentId",
            part.header("Content-ID").map(id -> id.replaceAll("[<>\\s]", "")).orElse(null));
      }
      list.add(json);
    }
    return list;
  }

  /** An attached mail is called by its subject. */
  private static String name(MimePart part) {
    if (part.type().equals("message/rfc822") && !part.children().isEmpty()) {
      return MimePart.decodeWords(part.children().get(0).header("Subject").orElse(""));
    }
    return part.fileName().orElse("");
  }
}
