package dev.threadmark.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.notice.Channel;
import dev.threadmark.notice.Channels;
import dev.threadmark.settings.BadSettings;
import dev.threadmark.settings.Loopback;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Who is told what happens: {@code THREADMARK_CHANNELS}, a JSON object from names to {@code
 * {"kind":"slack","url":"https://..."}}; {@code kind} is {@code slack}, {@code teams} or {@code
 * webhook}, which has a {@code secret} as Standard Webhooks writes it, {@code whsec_} and base64.
 */
final class NoticeChannels {
  static final String NAME = "THREADMARK_CHANNELS";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXAMPLE =
      "a JSON object such as {\"chat\":{\"kind\":\"slack\",\"url\":\"https://...\"}}";

  private static final Map<String, BiFunction<String, JsonNode, Channel>> KINDS =
      new TreeMap<>(
          Map.of(
              "slack", (name, node) -> Channels.slack(name, url(name, node)),
              "teams", (name, node) -> Channels.teams(name, url(name, node)),
              "webhook",
                  (name, node) -> Channels.webhook(name, url(name, node), secret(name, node))));

  private NoticeChannels() {}

  static List<Channel> of(Settings settings) {
    List<Channel> channels = new ArrayList<>();
    settings
        .find(NAME)
        .ifPresent(
            text ->
                object(text)
                    .properties()
                    .forEach(one -> channels.add(channel(one.getKey(), one.getValue()))));
    return channels;
  }

  private static Channel channel(String name, JsonNode node) {
    BiFunction<String, JsonNode, Channel> kind = KINDS.get(node.path("kind").asText());
    if (kind == null) {
      throw bad(name, "kind", "one of " + String.join(", ", KINDS.keySet()));
    }
    return kind.apply(name, node);
  }

  private static JsonNode object(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // the same as one that is no object
    }
    throw Settings.bad(NAME, EXAMPLE);
  }

  private static URI url(String name, JsonNode node) {
    try {
      URI url = URI.create(node.path("url").asText());
      if (Loopback.orHttps(url)) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // the same as one that is no address
    }
    throw bad(name, "url", "an address that begins with https://");
  }

  private static byte[] secret(String name, JsonNode node) {
    try {
      String text = node.path("secret").asText();
      byte[] secret = Base64.getDecoder().decode(text.replaceFirst("^whsec_", ""));
      if (secret.length >= 24 && secret.length <= 64) {
        return secret;
      }
    } catch (IllegalArgumentException e) {
      // the same as one that is too short
    }
    throw bad(name, "secret", "whsec_ and the base64 of 24 to 64 random bytes");
  }

  private static BadSettings bad(String name, String field, String what) {
    return Settings.bad("%s.%s.%s".formatted(NAME, name, field), what);
  }
}
