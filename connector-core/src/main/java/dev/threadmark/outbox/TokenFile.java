package dev.threadmark.outbox;

import dev.threadmark.correlate.ReplyToken;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The reply token as a file, {@code threadmark-<token>.json}. Its name is enough: providers tell
 * the names of attachments with a page of mails, and what is in them only for a request each.
 */
public final class TokenFile {
  private TokenFile() {}

  public static Enclosed of(ReplyToken token) {
    Map<String, String> content = new LinkedHashMap<>();
    content.put("type", "threadmark/reply-token");
    content.put("ticket", token.ticket().value());
    content.put("token", token.toString());
    return new Enclosed(
        "threadmark-" + token + ".json",
        "application/json",
        Json.write(content).getBytes(StandardCharsets.UTF_8));
  }

  /** True for the name of such a file: no person enclosed it. */
  public static boolean named(String name) {
    return name.matches("threadmark-tm[0-9a-z]{2}-[0-9a-z]{12}-[0-9a-z]{16}\\.json");
  }
}
