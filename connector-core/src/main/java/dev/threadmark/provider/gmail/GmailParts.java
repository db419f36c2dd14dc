package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The leaves of a message, told apart into the texts of its body and everything else. An enclosed
 * message or report is one leaf, whatever the service shows of its inside.
 *
 * @param texts what is shown: {@code text/plain} and {@code text/html}
 * @param others what counts as attached
 */
record GmailParts(List<MessagePart> texts, List<MessagePart> others) {

  static GmailParts of(MessagePart root) {
    GmailParts parts = new GmailParts(new ArrayList<>(), new ArrayList<>());
    parts.collect(root, 0, "");
    return parts;
  }

  private void collect(MessagePart part, int index, String parentType) {
    if (!type(part).startsWith("multipart/")) {
      (shown(part, index, parentType) ? texts : others).add(part);
    } else if (part.getParts() != null) {
      for (int n = 0; n < part.getParts().size(); n++) {
        collect(part.getParts().get(n), n, type(part));
      }
    }
  }

  /** As RFC 8621 (JMAP), 4.1.4 tells body from attachments. */
  private static boolean shown(MessagePart part, int index, String parentType) {
    boolean named = part.getFilename() != null && !part.getFilename().isBlank();
    boolean text = type(part).equals("text/plain") || type(part).equals("text/html");
    return text
        && !disposition(part).startsWith("attachment")
        && (index == 0 || (!named && !parentType.equals("multipart/related")));
  }

  /** The media type in lower case. */
  static String type(MessagePart part) {
    String type = part.getMimeType();
    return type == null || type.isBlank() ? "text/plain" : type.strip().toLowerCase(Locale.ROOT);
  }

  static String disposition(MessagePart part) {
    return header(part, "Content-Disposition").strip().toLowerCase(Locale.ROOT);
  }

  /** The topmost header of that name; empty where there is none. */
  static String header(MessagePart part, String name) {
    List<MessagePartHeader> headers = part.getHeaders();
    if (headers == null) {
      return "";
    }
    return headers.stream()
        .filter(header -> name.equalsIgnoreCase(header.getName()) && header.getValue() != null)
        .map(MessagePartHeader::getValue)
        .findFirst()
        .orElse("");
  }
}
