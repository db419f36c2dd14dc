package dev.threadmark.aws.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.engine.Keeper;
import dev.threadmark.provider.graph.ClientState;

/**
 * A run of the keeper as JSON: {@code mailboxes}, each with {@code mailbox} (its hash, for logs
 * hold no addresses), {@code renewed}, {@code watchedUntil}, {@code trouble}, {@code rung}; and
 * {@code failedChores}.
 */
final class KeeperReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeeperReport() {}

  static ObjectNode of(Keeper.Report report) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode mailboxes = json.putArray("mailboxes");
    for (Keeper.Kept kept : report.mailboxes()) {
      ObjectNode mailbox = mailboxes.addObject();
      mailbox.put("mailbox", ClientState.name(kept.mailbox()));
      mailbox.put("renewed", kept.renewed());
      kept.watchedUntil().ifPresent(until -> mailbox.put("watchedUntil", until.toString()));
      kept.trouble().ifPresent(trouble -> mailbox.put("trouble", trouble));
      mailbox.put("rung", kept.rung());
    }
    ArrayNode failed = json.putArray("failedChores");
    report.failedChores().forEach(failed::add);
    return json;
  }
}
