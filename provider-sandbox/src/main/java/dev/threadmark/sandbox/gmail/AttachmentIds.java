package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.MimePart;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Ids of attachments: long, opaque, and other ones at every read, all of which stay good. */
final class AttachmentIds {
  private static final String MARK = "ANGjdJ";

  private AttachmentIds() {}

  static String make(String partId, String nonce) {
    byte[] told = (nonce + "/" + partId).getBytes(StandardCharsets.UTF_8);
    return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(told);
  }

  /** The part of {@code root} that an id means. */
  static Optional<MimePart> find(MimePart root, String attachmentId) {
    if (!attachmentId.startsWith(MARK)) {
      return Optional.empty();
    }
    String told;
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(attachmentId.substring(MARK.length()));
      told = new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    MimePart part = root;
    String path = told.substring(told.indexOf('/') + 1);
    for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
      if (!step.matches("\\d{1,4}") || Integer.parseInt(step) >= part.children().size()) {
        return Optional.empty();
      }
      part = part.children().get(Integer.parseInt(step));
    }
    return Optional.of(part);
  }
}
