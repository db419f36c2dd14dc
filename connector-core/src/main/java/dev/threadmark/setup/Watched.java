package dev.threadmark.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.settings.BadSettings;
import dev.threadmark.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A mailbox as {@code THREADMARK_MAILBOXES} lists it: a JSON array of objects with {@code
 * provider}, {@code address}, and if it is not {@code main}, {@code tenant}. What else there is
 * belongs to {@link MailboxSettings}. Light: the webhook reads it while a provider waits.
 *
 * @param node all that was set for it
 */
record Watched(String provider, MailboxId id, JsonNode node) {
  static final String NAME = "THREADMARK_MAILBOXES";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXAMPLE =
      "a JSON array such as [{\"provider\":\"graph\",\"address\":\"support@example.com\"}]";

  /** All mailboxes; at least one, none twice. */
  static List<Watched> all(Settings settings) {
    List<Watched> all = new ArrayList<>();
    Set<MailboxId> seen = new HashSet<>();
    for (JsonNode node : array(settings.get(NAME, EXAMPLE))) {
      Watched one = one(node, all.size());
      if (!seen.add(one.id())) {
        throw new BadSettings("%s lists %s twice: take one out".formatted(NAME, one.id()));
      }
      all.add(one);
    }
    return all;
  }

  private static JsonNode array(String text) {
    try {
      JsonNode array = JSON.readTree(text);
      if (array.isArray() && !array.isEmpty()) {
        return array;
      }
    } catch (JsonProcessingException e) {
      // the same as one that is no array
    }
    throw Settings.bad(NAME, EXAMPLE);
  }

  private static Watched one(JsonNode node, int index) {
    String provider = node.path("provider").asText();
    if (!BellReaders.names().contains(provider)) {
      throw bad(index, "provider", "one of " + String.join(", ", BellReaders.names()));
    }
    Address address =
        Address.parse(node.path("address").asText())
            .orElseThrow(() -> bad(index, "address", "the mailbox's address"));
    try {
      return new Watched(
          provider, new MailboxId(node.path("tenant").asText("main"), address), node);
    } catch (IllegalArgumentException e) {
      throw bad(index, "tenant", "1 to 64 letters, digits, '.', '_' or '-'");
    }
  }

  static BadSettings bad(int index, String field, String what) {
    return Settings.bad("%s[%d].%s".formatted(NAME, index, field), what);
  }
}
