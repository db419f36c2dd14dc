package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a client may write into a draft. */
final class Drafts {
  private static final List<String> WRITABLE =
      List.of(
          "subject",
          "body",
          "toRecipients",
          "ccRecipients",
          "bccRecipients",
          "replyTo",
          "importance",
          "from",
          "sender",
          "internetMessageId");
  private static final int MAX_HEADERS = 5;

  private Drafts() {}

  /** A new draft of {@code body}; it has its Message-ID and its conversation from the start. */
  static Item create(Mailbox mailbox, ObjectNode body, Conversation conversation, Instant now) {
    ObjectNode draft = GraphReply.JSON.createObjectNode();
    Item item = new Item(mailbox, mailbox.newId(DraftMime.bytes("draft")), draft, now);
    draft.put("createdDateTime", now.toString());
    draft.put("receivedDateTime", now.toString());
    draft.put("sentDateTime", now.toString());
    draft.put("hasAttachments", false);
    draft.put("subject", "");
    draft.putObject("body").put("contentType", "html").put("content", "");
    draft.put(
        "internetMessageId",
        "<" + Digests.id("", "mid", item.id).substring(0, 32) + "@sandbox.example>");
    draft.set("from", Recipients.json(mailbox.address(), mailbox.address()));
    draft.set("sender", Recipients.json(mailbox.address(), mailbox.address()));
    draft.putArray("toRecipients");
    draft.putArray("ccRecipients");
    draft.putArray("bccRecipients");
    draft.putArray("replyTo");
    draft.put("conversationIndex", conversation.indexText());
    draft.put("conversationId", conversation.id(mailbox.address()));
    takeHeaders(draft, body.path("internetMessageHeaders"));
    take(draft, body);
    ExtendedProperties.set(item, body.path("singleValueExtendedProperties"));
    mailbox.add(item);
    return item;
  }

  /** Copies what may be set; headers may be set at creation only. */
  static void take(ObjectNode draft, ObjectNode body) {
    for (String name : WRITABLE) {
      if (body.hasNonNull(name)) {
        draft.set(name, body.get(name));
      }
    }
  }

  private static void takeHeaders(ObjectNode draft, JsonNode headers) {
    if (headers.isMissingNode()) {
      return;
    }
    if (headers.isEmpty() || headers.size() > MAX_HEADERS) {
      throw new GraphError(
          400,
          "InvalidInternetMessageHeaderCollection",
          "Maximum number of headers in one message should be less than or equal to 5.");
    }
    for (JsonNode header : headers) {
      if (!header.path("name").asText("").toLowerCase(Locale.ROOT).startsWith("x-")) {
        throw new GraphError(
            400,
            "InvalidInternetMessageHeader",
            "The internet message header name '%s' should start with 'x-' or 'X-'."
                .formatted(header.path("name").asText("")));
      }
    }
    draft.set("internetMessageHeaders", headers);
  }
}
