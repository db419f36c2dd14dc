package dev.threadmark.local.imports.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.imports.helpdesk.OldTicket.OldMail;
import dev.threadmark.local.imports.helpdesk.OldTicket.OldNote;
import dev.threadmark.mail.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Zammad: tickets of {@code GET /api/v1/tickets?expand=true}, each with its articles of {@code GET
 * /api/v1/ticket_articles/by_ticket/ID} in {@code articles}.
 *
 * @see <a href="https://docs.zammad.org/en/latest/api/ticket/index.html">tickets</a>
 * @see <a href="https://docs.zammad.org/en/latest/api/ticket/articles.html">articles</a>
 */
final class Zammad implements Helpdesk {
  private static final Set<String> CLOSED = Set.of("closed", "merged");

  /** As a new installation numbers states. */
  private static final int CLOSED_ID = 4;

  /** The same of senders. */
  private static final int CUSTOMER_ID = 2;

  @Override
  public String name() {
    return "zammad";
  }

  @Override
  public List<JsonNode> tickets(JsonNode value) {
    return List.of(value);
  }

  @Override
  public OldTicket read(JsonNode ticket, Address mailbox) {
    List<OldMail> mails = new ArrayList<>();
    List<OldNote> notes = new ArrayList<>();
    for (JsonNode article : ticket.path("articles")) {
      if (article.path("internal").asBoolean()) {
        notes.add(note(article));
      } else {
        mails.add(mail(ticket, article, mailbox));
      }
    }
    String number = Helpdesk.text(ticket.path("number"));
    return new OldTicket(number, "[Ticket#" + number + "]", mails, notes, closedAt(ticket));
  }

  private static Optional<Instant> closedAt(JsonNode ticket) {
    boolean closed =
        ticket.has("state")
            ? CLOSED.contains(Helpdesk.text(ticket.path("state")))
            : ticket.path("state_id").asInt() == CLOSED_ID;
    return closed
        ? Helpdesk.instant(ticket.path("close_at"))
            .or(() -> Helpdesk.instant(ticket.path("updated_at")))
            .or(() -> Optional.of(Instant.EPOCH))
        : Optional.empty();
  }

  private static OldMail mail(JsonNode ticket, JsonNode article, Address mailbox) {
    boolean sent = !byCustomer(article);
    String subject = Helpdesk.text(article.path("subject"));
    return new OldMail(
        messageId(ticket, article),
        Helpdesk.text(article.path("in_reply_to")),
        sent ? mailbox.value() : author(article),
        Helpdesk.text(article.path("to")),
        Helpdesk.text(article.path("cc")),
        subject.isEmpty() ? Helpdesk.text(ticket.path("title")) : subject,
        article.path("body").asText(""),
        html(article),
        Helpdesk.instant(article.path("created_at")).orElse(Instant.EPOCH),
        sent);
  }

  private static boolean byCustomer(JsonNode article) {
    return article.has("sender")
        ? Helpdesk.text(article.path("sender")).equals("Customer")
        : article.path("sender_id").asInt() == CUSTOMER_ID;
  }

  private static String messageId(JsonNode ticket, JsonNode article) {
    String id = Helpdesk.text(article.path("message_id"));
    return id.isEmpty()
        ? "<zammad.%s.%s@import.invalid>"
            .formatted(ticket.path("id").asText(), article.path("id").asText())
        : id;
  }

  /** What came by telephone or web has a name at most; who wrote it down is known. */
  private static String author(JsonNode article) {
    String from = Helpdesk.text(article.path("from"));
    String by = Helpdesk.text(article.path("created_by"));
    return from.contains("@") || !by.contains("@") ? from : by;
  }

  private static OldNote note(JsonNode article) {
    return new OldNote(
        article.path("id").asText(),
        Helpdesk.text(article.path("created_by")),
        Helpdesk.plain(article.path("body").asText(""), html(article)),
        Helpdesk.instant(article.path("created_at")).orElse(Instant.EPOCH));
  }

  private static boolean html(JsonNode article) {
    return article.path("content_type").asText("").startsWith("text/html");
  }
}
