package dev.threadmark.mail;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Outlook's {@code Thread-Index} header, Graph's {@code conversationIndex} (MS-OXOMSG 2.2.1.3): 22
 * bytes that all mails of a conversation share, and 5 more a reply.
 *
 * @param root the 16-byte GUID of the conversation, in hex
 * @param depth how many replies deep; 0 for the first mail
 */
public record ThreadIndex(String root, int depth) {
  private static final int HEAD = 22;
  private static final int LEVEL = 5;

  /** The index in a base64 value; empty where it is cut, or not base64. */
  public static Optional<ThreadIndex> parse(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length < HEAD) {
      return Optional.empty();
    }
    String guid = HexFormat.of().formatHex(Arrays.copyOfRange(bytes, HEAD - 16, HEAD));
    return Optional.of(new ThreadIndex(guid, (bytes.length - HEAD) / LEVEL));
  }
}
