package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A MIME tree as {@code format=full} tells it: part ids from {@code ""} over {@code "0"} to {@code
 * "0.0"}, text as UTF-8 whatever its label says (the label stays), attachments by an id that
 * differs at every read, sizes of decoded bytes.
 */
final class PayloadJson {
  private final String nonce;

  /**
   * @param nonce differs from read to read
   */
  PayloadJson(String nonce) {
    this.nonce = nonce;
  }

  ObjectNode part(MimePart part, String id) {
    ObjectNode json = Json.object().put("partId", id).put("mimeType", part.type());
    json.put("filename", part.fileName().orElse(""));
    json.set("headers", headers(part.headers()));
    body(json.putObject("body"), part, id);
    if (part.type().equals("message/delivery-status")) {
      deliveryStatus(json.putArray("parts"), part, child(id, 0));
    } else if (!part.children().isEmpty()) {
      ArrayNode parts = json.putArray("parts");
      for (int n = 0; n < part.children().size(); n++) {
        parts.add(part(part.children().get(n), child(id, n)));
      }
    }
    return json;
  }

  static ArrayNode headers(List<Map.Entry<String, String>> headers) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    headers.forEach(
        header ->
            array
                .addObject()
                .put("name", header.getKey())
                .put("value", HeaderText.told(header.getKey(), header.getValue())));
    return array;
  }

  private void body(ObjectNode body, MimePart part, String id) {
    boolean multipart = part.type().startsWith("multipart/");
    boolean named = part.fileName().filter(name -> !name.isEmpty()).isPresent();
    if (multipart || part.type().equals("message/delivery-status")) {
      body.put("size", 0);
    } else if (part.type().startsWith("text/") && !named) {
      inline(body, part.text());
    } else {
      int size = size(part);
      if (size > 0) {
        body.put("attachmentId", AttachmentIds.make(id, nonce));
      }
      body.put("size", size);
    }
  }

  private void deliveryStatus(ArrayNode parts, MimePart part, String id) {
    ObjectNode text = parts.addObject().put("partId", id).put("mimeType", "text/plain");
    text.put("filename", "").putArray("headers");
    inline(text.putObject("body"), part.text());
  }

  private static void inline(ObjectNode body, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    body.put("size", utf8.length);
    if (utf8.length > 0) {
      body.put("data", Base64.getUrlEncoder().encodeToString(utf8));
    }
  }

  /** Of an enclosed message only its parts are kept, so its size is theirs. */
  private static int size(MimePart part) {
    return part.content().length + part.children().stream().mapToInt(PayloadJson::size).sum();
  }

  private static String child(String id, int n) {
    return id.isEmpty() ? Integer.toString(n) : id + "." + n;
  }
}
