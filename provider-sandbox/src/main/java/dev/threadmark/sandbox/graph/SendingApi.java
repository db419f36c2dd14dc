package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.MimePart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;

/** Drafts, replies and sending. What is sent is answered 202 and nothing else. */
final class SendingApi {
  private final Changes told;
  private final Clock clock;
  private final BiConsumer<String, byte[]> wire;
  private boolean holding;
  private boolean copying;

  /**
   * @param wire takes a recipient's address and the raw mail
   */
  SendingApi(Changes told, Clock clock, BiConsumer<String, byte[]> wire) {
    this.told = told;
    this.clock = clock;
    this.wire = wire;
  }

  /** True: what is sent from now on goes out, but stays in the Outbox. */
  void holdSent(boolean hold) {
    holding = hold;
  }

  /** True: what lies in Sent Items is a copy of the draft with an id of its own. */
  void copySent(boolean copy) {
    copying = copy;
  }

  /** What was held comes to lie in Sent Items. */
  void settle(Item item) {
    item.leaving = false;
    item.mailbox.move(item, Mailbox.SENT);
    told.created(item);
  }

  GraphReply createDraft(GraphCall call, Mailbox mailbox) {
    ObjectNode body = call.json();
    String topic = Conversation.topicOf(body.path("subject").asText(""));
    Conversation conversation = Conversation.ofTopic(topic, clock.instant());
    Item draft = Drafts.create(mailbox, body, conversation, clock.instant());
    told.created(draft);
    return GraphReply.json(201, MessagesApi.shown(call, draft));
  }

  GraphReply createReply(GraphCall call, Item parent, boolean all) {
    Item draft = replyDraft(parent, call.json(), all);
    told.created(draft);
    return GraphReply.json(201, MessagesApi.shown(call, draft));
  }

  GraphReply reply(GraphCall call, Item parent, boolean all) {
    send(replyDraft(parent, call.json(), all), true);
    return GraphReply.empty(202);
  }

  private Item replyDraft(Item parent, ObjectNode request, boolean all) {
    ObjectNode message =
        GraphCall.parameter(request, "Message")
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast)
            .orElseGet(GraphReply.JSON::createObjectNode);
    boolean comment = GraphCall.parameter(request, "Comment").isPresent();
    if (comment && message.has("body")) {
      throw GraphError.badRequest("Comment and Message.body can't both be given.");
    }
    ObjectNode of = parent.json();
    ObjectNode body = message.deepCopy();
    String subject = of.path("subject").asText("");
    if (!body.has("subject")) {
      body.put("subject", subject.regionMatches(true, 0, "re:", 0, 3) ? subject : "RE: " + subject);
    }
    if (!body.has("toRecipients")) {
      JsonNode replyTo = of.path("replyTo");
      ArrayNode to = body.putArray("toRecipients");
      if (replyTo.isEmpty() && of.has("from")) {
        to.add(of.get("from"));
      }
      replyTo.forEach(to::add);
    }
    if (all && !body.has("ccRecipients")) {
      body.set("ccRecipients", of.path("ccRecipients"));
    }
    byte[] index = Base64.getDecoder().decode(of.path("conversationIndex").asText());
    byte[] level = Digests.of("MD5", index, body.toString().getBytes(StandardCharsets.UTF_8));
    Conversation conversation = new Conversation(index).reply(level);
    Item draft = Drafts.create(parent.mailbox, body, conversation, clock.instant());
    String parentId = of.path("internetMessageId").asText("");
    draft.draft.put("@inReplyTo", parentId);
    String references =
        ExtendedProperties.value(parent, PropertyId.required("String 0x1039")).orElse("");
    draft.draft.put("@references", (references + " " + parentId).strip());
    return draft;
  }

  GraphReply sendDraft(Item draft) {
    if (!draft.isDraft() || draft.leaving) {
      throw new GraphError(400, "ErrorInvalidRequest", "The message was sent already.");
    }
    send(draft, true);
    return GraphReply.empty(202);
  }

  GraphReply sendMail(GraphCall call, Mailbox mailbox) {
    if (call.header("content-type").orElse("").startsWith("text/plain")) {
      sendRaw(mailbox, mime(call));
      return GraphReply.empty(202);
    }
    ObjectNode request = call.json();
    JsonNode message =
        GraphCall.parameter(request, "Message")
            .orElseThrow(() -> GraphError.badRequest("Message is required."));
    boolean save =
        GraphCall.parameter(request, "SaveToSentItems").map(JsonNode::asBoolean).orElse(true);
    String topic = Conversation.topicOf(message.path("subject").asText(""));
    Conversation conversation = Conversation.ofTopic(topic, clock.instant());
    send(Drafts.create(mailbox, (ObjectNode) message, conversation, clock.instant()), save);
    return GraphReply.empty(202);
  }

  private static byte[] mime(GraphCall call) {
    try {
      return Base64.getMimeDecoder().decode(call.body());
    } catch (IllegalArgumentException e) {
      throw new GraphError(
          400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
    }
  }

  private void sendRaw(Mailbox mailbox, byte[] raw) {
    told.created(mailbox.deliver(raw, Mailbox.SENT, clock.instant()));
    recipients(raw).forEach(address -> wire.accept(address, raw));
  }

  private void send(Item draft, boolean save) {
    Instant now = clock.instant();
    List<String> to = new ArrayList<>();
    for (String list : List.of("toRecipients", "ccRecipients", "bccRecipients")) {
      draft.draft.path(list).forEach(recipient -> to.add(Recipients.address(recipient)));
    }
    if (to.isEmpty()) {
      throw new GraphError(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.");
    }
    byte[] raw = DraftMime.of(draft);
    draft.sentAs(raw, now);
    if (save && holding) {
      draft.leaving = true;
      draft.mailbox.move(draft, Mailbox.OUTBOX);
    } else if (save && copying) {
      Item copy = draft.mailbox.deliver(raw, Mailbox.SENT, now);
      copy.properties.putAll(draft.properties);
      draft.mailbox.delete(draft);
      told.created(copy);
    } else if (save) {
      settle(draft);
    } else {
      draft.mailbox.delete(draft);
    }
    to.forEach(address -> wire.accept(address, raw));
  }

  private static List<String> recipients(byte[] raw) {
    MimePart mail = MimePart.parse(raw);
    List<String> addresses = new ArrayList<>();
    for (String name : List.of("To", "Cc", "Bcc")) {
      Recipients.of(mail, name).forEach(recipient -> addresses.add(Recipients.address(recipient)));
    }
    return addresses;
  }
}
