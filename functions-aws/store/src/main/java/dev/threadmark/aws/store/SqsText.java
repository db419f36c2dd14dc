package dev.threadmark.aws.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Messages as SQS takes them: at least one character, and only those that XML 1.0 knows (<a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">
 * SendMessage</a>). Nearly all go as they are, so that an operator can read them; the others as
 * {@code base64:} and their UTF-8.
 */
final class SqsText {
  private static final String BASE64 = "base64:";

  private SqsText() {}

  static String encode(String message) {
    boolean plain =
        !message.isEmpty()
            && !message.startsWith(BASE64)
            && message.codePoints().allMatch(SqsText::isLegal);
    return plain
        ? message
        : BASE64 + Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
  }

  static String decode(String body) {
    return body.startsWith(BASE64)
        ? new String(
            Base64.getDecoder().decode(body.substring(BASE64.length())), StandardCharsets.UTF_8)
        : body;
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
