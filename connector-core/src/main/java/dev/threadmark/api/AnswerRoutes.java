package dev.threadmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.engine.Engine;
import dev.threadmark.mail.letter.Form;
import dev.threadmark.mail.letter.Letter;
import dev.threadmark.mail.letter.Letterhead;
import dev.threadmark.mail.letter.Markup;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.Response;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Cut;
import dev.threadmark.ticket.Ticket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an answer will look, and what its author puts below it. */
final class AnswerRoutes {
  private static final String PREVIEW = "mailboxes/{tenant}/{address}/tickets/{ticket}/preview";

  private final Engine engine;

  AnswerRoutes(Engine engine) {
    this.engine = engine;
  }

  List<Route> all() {
    return List.of(
        new Route("GET", "me/signature", Access.VIEWER, this::own),
        new Route("PUT", "me/signature", Access.AGENT, this::save, Optional.empty()),
        new Route("POST", PREVIEW, Access.AGENT, this::preview, Optional.empty()));
  }

  /**
   * @param format what the mailbox usually sends
   * @param signature what would go below it, as text
   * @param html empty for a plain one
   */
  private record Preview(Form format, String signature, String text, String html) {}

  private Response own(Call call) {
    return Answers.json(Map.of("text", engine.signatures().of(call.person().address())));
  }

  private Response save(Call call) {
    JsonNode text = call.body().path("text");
    if (!text.isTextual() || text.asText().length() > Letterhead.LONGEST) {
      return Answers.bad("text is a signature of at most 2,000 characters");
    }
    engine.signatures().write(call.person().address(), Cut.typed(text.asText()).strip());
    return own(call);
  }

  private Response preview(Call call) {
    return call.ticket()
        .flatMap(id -> engine.tickets().own(call.id(), id))
        .map(TicketStore.Stored::ticket)
        .map(ticket -> preview(call, ticket))
        .orElseGet(Answers::noTicket);
  }

  private Response preview(Call call, Ticket ticket) {
    JsonNode body = call.body();
    Form usual = call.mailbox().letterhead().form();
    Optional<Form> form = ReplyReader.form(body, usual);
    String text = Cut.typed(body.path("text").asText());
    if (form.isEmpty() || !body.path("text").isTextual() || text.length() > OutgoingMail.MAX_TEXT) {
      return Answers.bad("a preview is of a text of at most 12,000 characters; see openapi.json");
    }
    String signature = signature(engine, call, ticket);
    boolean signed = body.path("signature").asBoolean(true);
    Letter letter = new Letter(form.get(), text, signed ? signature : "", Optional.empty());
    return Answers.json(
        new Preview(usual, Markup.text(signature), letter.text(0), letter.html(0).orElse("")));
  }

  /** What goes below an answer of the one who asks. */
  static String signature(Engine engine, Call call, Ticket ticket) {
    Person person = call.person();
    return call.mailbox()
        .letterhead()
        .signed(
            engine.signatures().of(person.address()),
            person.name(),
            person.address().value(),
            call.id().address().value(),
            ticket.id().value());
  }
}
