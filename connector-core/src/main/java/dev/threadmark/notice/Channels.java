package dev.threadmark.notice;

import dev.threadmark.store.Json;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The channels that there are. */
public final class Channels {
  private Channels() {}

  /** A channel that posts one JSON text a notice. */
  private record Post(String name, BiFunction<Notice, Instant, Told> telling) implements Channel {
    @Override
    public Told tell(Notice notice, Instant now) {
      return telling.apply(notice, now);
    }
  }

  /**
   * Slack's incoming webhook.
   *
   * @param url holds its secret
   * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">Slack:
   *     incoming webhooks</a>
   */
  public static Channel slack(String name, URI url) {
    return new Post(
        name,
        (notice, now) ->
            Posting.post(url, Json.write(Map.of("text", escaped(line(notice)))), Map.of()));
  }

  /** Slack reads these three as markup; nothing else. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * A webhook of a Teams workflow, which takes an adaptive card.
   *
   * @param url holds its secret
   * @see <a
   *     href="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using">Teams:
   *     cards by webhook</a>
   */
  public static Channel teams(String name, URI url) {
    return new Post(
        name,
        (notice, now) -> {
          Map<String, Object> text =
              Map.of("type", "TextBlock", "text", plain(line(notice)), "wrap", true);
          Map<String, Object> card =
              Map.of("type", "AdaptiveCard", "version", "1.4", "body", List.of(text));
          Map<String, Object> attachment =
              Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card);
          return Posting.post(
              url,
              Json.write(Map.of("type", "message", "attachments", List.of(attachment))),
              Map.of());
        });
  }

  /** A text block reads Markdown: a subject must not become a link. */
  private static String plain(String text) {
    return text.replaceAll("([\\[\\]()*_`#])", "\\\\$1");
  }

  private static String line(Notice notice) {
    return "%s (%s): %s".formatted(notice.subject(), notice.ticket(), notice.text());
  }

  /**
   * A signed webhook, as Standard Webhooks describes it: the headers {@code webhook-id}, {@code
   * webhook-timestamp} (seconds) and {@code webhook-signature}, {@code v1,} and the base64 of HMAC
   * SHA-256 over {@code id.timestamp.body}. Who takes it should do so once for an id.
   *
   * @param secret 24 to 64 bytes
   * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
   */
  public static Channel webhook(String name, URI url, byte[] secret) {
    SecretKeySpec key = new SecretKeySpec(secret, "HmacSHA256");
    return new Post(
        name,
        (notice, now) -> {
          String body =
              Json.write(Map.of("type", notice.type(), "timestamp", notice.at(), "data", notice));
          String time = Long.toString(now.getEpochSecond());
          String signature = signature(key, notice.id() + "." + time + "." + body);
          return Posting.post(
              url,
              body,
              Map.of(
                  "webhook-id",
                  notice.id(),
                  "webhook-timestamp",
                  time,
                  "webhook-signature",
                  "v1," + signature));
        });
  }

  private static String signature(SecretKeySpec key, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
