package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.james.mime4j.codec.EncoderUtil;

/** The MIME form of a draft: what goes over the wire when it is sent. */
final class DraftMime {
  private static final String INTERNET_HEADERS =
      "String {00020386-0000-0000-c000-000000000046} Name ";

  private static final String BOUNDARY = "_000_sandbox_boundary_";

  private DraftMime() {}

  static byte[] of(Item item) {
    ObjectNode draft = item.draft;
    StringBuilder mime = new StringBuilder();
    header(
        mime, "From", Recipients.header(GraphReply.JSON.createArrayNode().add(draft.get("from"))));
    header(mime, "To", Recipients.header(draft.path("toRecipients")));
    header(mime, "Cc", Recipients.header(draft.path("ccRecipients")));
    header(mime, "Reply-To", Recipients.header(draft.path("replyTo")));
    String subject = draft.path("subject").asText("").replaceAll("[\\r\\n]+", " ");
    header(
        mime, "Subject", EncoderUtil.encodeIfNecessary(subject, EncoderUtil.Usage.TEXT_TOKEN, 9));
    header(mime, "Thread-Index", draft.path("conversationIndex").asText());
    header(mime, "Date", Dates.header(Instant.parse(draft.path("sentDateTime").asText())));
    header(mime, "Message-ID", draft.path("internetMessageId").asText());
    header(mime, "In-Reply-To", draft.path("@inReplyTo").asText(""));
    header(mime, "References", draft.path("@references").asText(""));
    for (JsonNode extra : draft.path("internetMessageHeaders")) {
      header(mime, extra.path("name").asText(), extra.path("value").asText());
    }
    item.properties.forEach(
        (id, value) -> {
          // Named properties of this set travel as headers (MS-OXCMAIL 2.1.3.2.4); others stay.
          if (id.toString().startsWith(INTERNET_HEADERS)) {
            header(mime, id.toString().substring(INTERNET_HEADERS.length()), value);
          }
        });
    JsonNode body = draft.path("body");
    String type =
        body.path("contentType").asText("html").equalsIgnoreCase("text") ? "plain" : "html";
    header(mime, "MIME-Version", "1.0");
    boolean mixed = !draft.path("@attachments").isEmpty();
    if (mixed) {
      header(mime, "Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"");
      mime.append("\r\n--").append(BOUNDARY).append("\r\n");
    }
    header(mime, "Content-Type", "text/" + type + "; charset=utf-8");
    header(mime, "Content-Transfer-Encoding", "base64");
    String words = Base64.getMimeEncoder().encodeToString(bytes(body.path("content").asText("")));
    mime.append("\r\n").append(words).append("\r\n");
    draft.path("@attachments").forEach(one -> part(mime, one));
    return bytes(mixed ? mime + "--" + BOUNDARY + "--\r\n" : mime.toString());
  }

  private static void part(StringBuilder mime, JsonNode file) {
    String name =
        EncoderUtil.encodeIfNecessary(file.path("name").asText(), EncoderUtil.Usage.TEXT_TOKEN, 0);
    mime.append("--").append(BOUNDARY).append("\r\n");
    header(mime, "Content-Type", file.path("contentType").asText("application/octet-stream"));
    header(mime, "Content-Disposition", "attachment; filename=\"" + name + "\"");
    header(mime, "Content-Transfer-Encoding", "base64");
    mime.append("\r\n")
        .append(file.path("contentBytes").asText().replaceAll("(.{76})", "$1\r\n"))
        .append("\r\n");
  }

  private static void header(StringBuilder mime, String name, String value) {
    if (!value.isBlank()) {
      mime.append(name).append(": ").append(value.replaceAll("[\\r\\n]+", " ")).append("\r\n");
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
