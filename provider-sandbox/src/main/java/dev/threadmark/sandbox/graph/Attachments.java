package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.MimePart;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What hangs on a message, without its bytes. */
final class Attachments {
  private static final int MOST = 3 * 1024 * 1024;

  private Attachments() {}

  static List<ObjectNode> of(Item item) {
    List<ObjectNode> list = new ArrayList<>();
    if (item.isDraft()) {
      item.draft
          .path("@attachments")
          .forEach(one -> list.add(((ObjectNode) one).deepCopy().without("contentBytes")));
      return list;
    }
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

  /** Puts a file into a draft. */
  static ObjectNode add(Item item, ObjectNode body) {
    int size = Base64.getDecoder().decode(body.path("contentBytes").asText("")).length;
    if (!body.path("@odata.type").asText().equals("#microsoft.graph.fileAttachment")) {
      throw GraphError.badRequest("The sandbox takes fileAttachment only.");
    }
    if (size >= MOST) {
      throw new GraphError(
          413, "RequestEntityTooLarge", "The request is too large: use an upload session.");
    }
    return put(item, body, size);
  }

  /** The same for one that came by an upload. */
  static ObjectNode put(Item item, ObjectNode body, int size) {
    ArrayNode all = item.draft.withArray("@attachments");
    body.put("id", Digests.id("AAMkAGI2AAATT", item.id, Integer.toString(all.size())));
    body.put("size", size);
    all.add(body);
    item.draft.put("hasAttachments", true);
    return body.deepCopy().without("contentBytes");
  }

  /** An attached mail is called by its subject. */
  private static String name(MimePart part) {
    if (part.type().equals("message/rfc822") && !part.children().isEmpty()) {
      return MimePart.decodeWords(part.children().get(0).header("Subject").orElse(""));
    }
    return part.fileName().orElse("");
  }
}
