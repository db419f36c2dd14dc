package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    header(mime, "MIME-Version", "1.0");
    boolean mixed = !draft.path("@attachments").isEmpty();
    if (mixed) {
      header(mime, "Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"");
      mime.append("\r\n--").append(BOUNDARY).append("\r\n");
    }
    DraftWords.write(mime, draft.path("body"));
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
    mime.append("\r\n").append(lines(file.path("contentBytes").asText())).append("\r\n");
  }

  private static StringBuilder lines(String base64) {
    StringBuilder lines = new StringBuilder(base64.length() + base64.length() / 38 + 2);
    for (int from = 0; from < base64.length(); from += 76) {
      lines.append(base64, from, Math.min(base64.length(), from + 76)).append("\r\n");
    }
    return lines;
  }

  static void header(StringBuilder mime, String name, String value) {
    if (!value.isBlank()) {
      mime.append(name).append(": ").append(value.replaceAll("[\\r\\n]+", " ")).append("\r\n");
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
