package dev.threadmark.sandbox.graph;

import dev.threadmark.sandbox.MimePart;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Exchange's two names for a conversation (MS-OXOMSG 2.2.1.3). Mails without a Thread-Index share
 * one whenever their topics are equal: unrelated mails collide, as they do in the service.
 *
 * @param index 22 bytes and 5 more a reply
 */
record Conversation(byte[] index) {
  private static final Pattern PREFIX = Pattern.compile("\\p{L}{1,3}(\\[\\d+\\])?:\\s");
  private static final int HEAD = 22;
  private static final long FILETIME_OF_1970 = 116_444_736_000_000_000L;

  static Conversation of(MimePart mail, Instant at) {
    return mail.header("Thread-Index")
        .flatMap(Conversation::parse)
        .orElseGet(() -> ofTopic(topic(mail), at));
  }

  static Conversation ofTopic(String topic, Instant at) {
    byte[] guid =
        Digests.of("MD5", topic.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_16LE));
    long fileTime = FILETIME_OF_1970 + at.getEpochSecond() * 10_000_000L;
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    head.put((byte) 1).put(ByteBuffer.allocate(8).putLong(fileTime).array(), 1, 5).put(guid);
    return new Conversation(head.array());
  }

  private static Optional<Conversation> parse(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      return bytes.length < HEAD ? Optional.empty() : Optional.of(new Conversation(bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String topic(MimePart mail) {
    String text = mail.header("Thread-Topic").or(() -> mail.header("Subject")).orElse("");
    return topicOf(MimePart.decodeWords(text));
  }

  /** A subject without its prefixes of up to three letters (MS-OXCMSG 3.2.4.4.2). */
  static String topicOf(String subject) {
    String topic = subject.strip();
    while (PREFIX.matcher(topic).lookingAt()) {
      topic = topic.substring(topic.indexOf(':') + 1).strip();
    }
    return topic.length() > 255 ? topic.substring(0, 255) : topic;
  }

  /** A reply in the same conversation. */
  Conversation reply(byte[] level) {
    byte[] longer = Arrays.copyOf(index, index.length + 5);
    System.arraycopy(level, 0, longer, index.length, 5);
    return new Conversation(longer);
  }

  String indexText() {
    return Base64.getEncoder().encodeToString(index);
  }

  /** Ends in the same 16 bytes as the head of the index. */
  String id(String mailbox) {
    byte[] store = Digests.of("SHA-256", mailbox.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(36);
    bytes.put(store, 0, 18).put((byte) 16).put((byte) 0).put(index, HEAD - 16, 16);
    return "AAQk" + Base64.getUrlEncoder().encodeToString(bytes.array());
  }
}
