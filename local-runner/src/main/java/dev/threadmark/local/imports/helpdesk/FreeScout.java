package dev.threadmark.local.imports.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.imports.helpdesk.OldTicket.OldMail;
import dev.threadmark.local.imports.helpdesk.OldTicket.OldNote;
import dev.threadmark.mail.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * FreeScout: pages of {@code GET /api/conversations?embed=threads}, or single conversations. Its
 * API does not tell Message-IDs; where an export has them all the same, as {@code messageId} of a
 * thread (column {@code threads.message_id}), they are used.
 *
 * @see <a href="https://api-docs.freescout.net/">FreeScout's API</a>
 */
final class FreeScout implements Helpdesk {
  @Override
  public String name() {
    return "freescout";
  }

  @Override
  public List<JsonNode> tickets(JsonNode value) {
    JsonNode page = value.path("_embedded").path("conversations");
    return page.isMissingNode() ? List.of(value) : nodes(page);
  }

  /** The newest thread comes first. */
  @Override
  public OldTicket read(JsonNode ticket, Address mailbox) {
    List<JsonNode> threads = new ArrayList<>(nodes(ticket.path("_embedded").path("threads")));
    threads.sort(Comparator.comparing(FreeScout::at).thenComparing(one -> one.path("id").asLong()));
    List<OldMail> mails = new ArrayList<>();
    List<OldNote> notes = new ArrayList<>();
    for (JsonNode thread : threads) {
      String type = thread.path("type").asText();
      boolean draft = thread.path("state").asText().equals("draft");
      if (type.equals("note")) {
        notes.add(note(thread));
      } else if (!draft && (type.equals("customer") || type.equals("message"))) {
        mails.add(mail(ticket, thread, mailbox));
      }
    }
    String number = ticket.path("number").asText();
    return new OldTicket(number, "[#" + number + "]", mails, notes, closedAt(ticket));
  }

  private static Optional<Instant> closedAt(JsonNode ticket) {
    return ticket.path("status").asText().equals("closed")
        ? Helpdesk.instant(ticket.path("closedAt"))
            .or(() -> Helpdesk.instant(ticket.path("updatedAt")))
            .or(() -> Optional.of(Instant.EPOCH))
        : Optional.empty();
  }

  private static OldMail mail(JsonNode ticket, JsonNode thread, Address mailbox) {
    boolean sent = thread.path("type").asText().equals("message");
    String customer = Helpdesk.text(ticket.path("customer").path("email"));
    String author = Helpdesk.text(thread.path("createdBy").path("email"));
    return new OldMail(
        messageId(ticket, thread),
        "",
        sent ? mailbox.value() : author.isEmpty() ? customer : author,
        addresses(thread.path("to"), sent ? customer : mailbox.value()),
        addresses(thread.path("cc"), ""),
        Helpdesk.text(ticket.path("subject")),
        thread.path("body").asText(""),
        true,
        at(thread),
        sent);
  }

  private static String messageId(JsonNode ticket, JsonNode thread) {
    String id = Helpdesk.text(thread.path("messageId"));
    return id.isEmpty()
        ? "<freescout.%s.%s@import.invalid>"
            .formatted(ticket.path("id").asText(), thread.path("id").asText())
        : "<" + id.replaceAll("[<>]", "") + ">";
  }

  private static String addresses(JsonNode list, String usual) {
    String joined = nodes(list).stream().map(Helpdesk::text).collect(Collectors.joining(", "));
    return joined.isEmpty() ? usual : joined;
  }

  private static OldNote note(JsonNode thread) {
    return new OldNote(
        thread.path("id").asText(),
        Helpdesk.text(thread.path("createdBy").path("email")),
        Helpdesk.plain(thread.path("body").asText(""), true),
        at(thread));
  }

  private static Instant at(JsonNode thread) {
    return Helpdesk.instant(thread.path("createdAt")).orElse(Instant.EPOCH);
  }

  private static List<JsonNode> nodes(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
