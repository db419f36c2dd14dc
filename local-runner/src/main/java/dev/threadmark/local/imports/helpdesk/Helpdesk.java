package dev.threadmark.local.imports.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.mail.Address;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;

/** One that tickets can be taken over from. */
public interface Helpdesk {
  /** As the command line takes it, and as tags begin. */
  String name();

  /** The tickets in one value of an export: a ticket, or a page of them. */
  List<JsonNode> tickets(JsonNode value);

  /**
   * Reads a ticket.
   *
   * @param mailbox that it was answered from
   */
  OldTicket read(JsonNode ticket, Address mailbox);

  private static Map<String, Helpdesk> all() {
    return new TreeMap<>(Map.of("zammad", new Zammad(), "freescout", new FreeScout()));
  }

  static Optional<Helpdesk> named(String name) {
    return Optional.ofNullable(all().get(name));
  }

  static List<String> names() {
    return List.copyOf(new TreeSet<>(all().keySet()));
  }

  /** An instant as both write it; empty for anything else. */
  static Optional<Instant> instant(JsonNode node) {
    try {
      return Optional.of(node.asText()).filter(text -> !text.isEmpty()).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Text; empty for null, as for what is not there. */
  static String text(JsonNode node) {
    return node.isNull() ? "" : node.asText("").strip();
  }

  static String plain(String body, boolean html) {
    return html ? Jsoup.parse(body).wholeText().strip() : body.strip();
  }
}
