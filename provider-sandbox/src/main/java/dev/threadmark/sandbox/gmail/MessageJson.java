package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.MimePart;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A message in one of the four formats. */
final class MessageJson {
  private static final int SNIPPET = 200;

  private final AtomicLong reads = new AtomicLong();

  ObjectNode of(StoredMail mail, String format, List<String> metadataHeaders) {
    ObjectNode json = reference(mail);
    json.set("labelIds", Json.array(mail.labels));
    json.put("snippet", snippet(mail.parts()));
    switch (format.toLowerCase(Locale.ROOT)) {
      case "minimal" -> {}
      case "raw" -> json.put("raw", Base64.getUrlEncoder().encodeToString(mail.raw));
      case "metadata" -> json.set("payload", metadata(mail, metadataHeaders));
      case "full" -> {
        PayloadJson payload = new PayloadJson(Long.toString(reads.incrementAndGet(), 36));
        json.set("payload", payload.part(mail.parts(), ""));
      }
      default -> throw ApiError.badRequest("Invalid value at 'format': " + format);
    }
    json.put("sizeEstimate", mail.raw.length);
    json.put("historyId", Long.toString(mail.historyId));
    json.put("internalDate", Long.toString(mail.internalDate));
    return json;
  }

  static ObjectNode reference(StoredMail mail) {
    return Json.object().put("id", mail.id).put("threadId", mail.threadId);
  }

  /** What sending and relabelling answer. */
  static ObjectNode withLabels(StoredMail mail) {
    ObjectNode json = reference(mail);
    json.set("labelIds", Json.array(mail.labels));
    return json;
  }

  private static ObjectNode metadata(StoredMail mail, List<String> names) {
    MimePart root = mail.parts();
    ObjectNode payload = Json.object().put("mimeType", root.type());
    payload.set(
        "headers",
        PayloadJson.headers(
            root.headers().stream()
                .filter(
                    header ->
                        names.isEmpty()
                            || names.stream().anyMatch(header.getKey()::equalsIgnoreCase))
                .toList()));
    return payload;
  }

  private static String snippet(MimePart root) {
    String text = firstText(root).map(MimePart::text).orElse("");
    String head = text.substring(0, Math.min(text.length(), 4 * SNIPPET));
    String line = head.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    return line.substring(0, Math.min(line.length(), SNIPPET))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static Optional<MimePart> firstText(MimePart part) {
    if (part.type().startsWith("text/") && part.children().isEmpty()) {
      return Optional.of(part);
    }
    return part.children().stream().flatMap(child -> firstText(child).stream()).findFirst();
  }
}
