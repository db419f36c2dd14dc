package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.MimePart;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A message as JSON, as Exchange makes it from its MIME form; without what may change later. */
final class ExchangeMessage {
  private static final int PREVIEW_CHARS = 255;
  private static final int HEAD_CHARS = 4000;
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");

  private ExchangeMessage() {}

  static ObjectNode of(byte[] raw, Instant received, String mailbox) {
    MimePart mail = MimePart.parse(raw);
    MimeParts parts = MimeParts.of(mail);
    ObjectNode json = GraphReply.JSON.createObjectNode();
    json.put(
        "@odata.type",
        parts.calendar().map(ExchangeMessage::eventType).orElse("#microsoft.graph.message"));
    json.put("createdDateTime", received.toString());
    json.put("lastModifiedDateTime", received.toString());
    json.put("receivedDateTime", received.toString());
    json.put("sentDateTime", Dates.parse(mail.header("Date")).orElse(received).toString());
    json.put("hasAttachments", parts.attached().stream().anyMatch(part -> !MimeParts.inline(part)));
    json.put("internetMessageId", mail.header("Message-ID").orElse(null));
    json.put("subject", MimePart.decodeWords(mail.header("Subject").orElse("")));
    json.put("importance", importance(mail));
    Conversation conversation = Conversation.of(mail, received);
    json.put("conversationId", conversation.id(mailbox));
    json.put("conversationIndex", conversation.indexText());
    json.put("isDeliveryReceiptRequested", false);
    json.put("isReadReceiptRequested", mail.header("Disposition-Notification-To").isPresent());
    json.put("inferenceClassification", "focused");
    putBody(json, parts);
    putParties(json, mail);
    json.putObject("flag").put("flagStatus", "notFlagged");
    ArrayNode headers = json.putArray("internetMessageHeaders");
    for (Map.Entry<String, String> header : mail.headers()) {
      headers.addObject().put("name", header.getKey()).put("value", header.getValue());
    }
    return json;
  }

  private static void putBody(ObjectNode json, MimeParts parts) {
    String html = parts.html().map(MimePart::text).orElse(null);
    String text = parts.text().map(MimePart::text).orElse("");
    ObjectNode body = GraphReply.JSON.createObjectNode();
    body.put("contentType", html == null ? "text" : "html");
    body.put("content", html == null ? text : html);
    json.put("bodyPreview", preview(html == null ? text : TAG.matcher(head(html)).replaceAll(" ")));
    json.set("body", body);
  }

  private static String head(String text) {
    return text.length() > HEAD_CHARS ? text.substring(0, HEAD_CHARS) : text;
  }

  private static String preview(String text) {
    String words = head(text).strip();
    return words.length() > PREVIEW_CHARS ? words.substring(0, PREVIEW_CHARS) : words;
  }

  private static void putParties(ObjectNode json, MimePart mail) {
    List<ObjectNode> from = Recipients.of(mail, "From");
    List<ObjectNode> sender = Recipients.of(mail, "Sender");
    Optional<ObjectNode> author = from.stream().findFirst();
    author.ifPresent(value -> json.set("from", value));
    sender.stream().findFirst().or(() -> author).ifPresent(value -> json.set("sender", value));
    json.putArray("toRecipients").addAll(Recipients.of(mail, "To"));
    json.putArray("ccRecipients").addAll(Recipients.of(mail, "Cc"));
    json.putArray("bccRecipients").addAll(Recipients.of(mail, "Bcc"));
    json.putArray("replyTo").addAll(Recipients.of(mail, "Reply-To"));
  }

  private static String importance(MimePart mail) {
    String value = mail.header("Importance").orElse("").strip().toLowerCase(Locale.ROOT);
    return value.equals("high") || value.equals("low") ? value : "normal";
  }

  private static String eventType(MimePart calendar) {
    String method =
        calendar.parameter("Content-Type", "method").orElse("").toUpperCase(Locale.ROOT);
    return switch (method) {
      case "REQUEST" -> "#microsoft.graph.eventMessageRequest";
      case "REPLY" -> "#microsoft.graph.eventMessageResponse";
      default -> "#microsoft.graph.eventMessage";
    };
  }
}
