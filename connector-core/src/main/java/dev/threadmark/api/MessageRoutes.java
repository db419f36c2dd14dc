package dev.threadmark.api;

import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Webhook.Response;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.Words;
import dev.threadmark.mail.html.SafeHtml;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.mail.words.NewWords;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whole messages: they lie in the mailbox alone, and are fetched when somebody looks. */
final class MessageRoutes {
  private static final String MESSAGE =
      "mailboxes/{tenant}/{address}/tickets/{ticket}/messages/{message}/";

  private final Engine engine;

  MessageRoutes(Engine engine) {
    this.engine = engine;
  }

  List<Route> all() {
    return List.of(new Route("GET", MESSAGE + "body", Access.VIEWER, this::body));
  }

  private record Attached(int index, String name, String type, long bytes) {}

  private record BodyView(String html, String text, String quoted, List<Attached> attachments) {}

  private Response body(Call call) {
    Optional<Message> message = message(call);
    if (message.isEmpty()) {
      return Answers.problem(404, "there is no such message on this ticket");
    }
    ProviderId id = new ProviderId(message.get().providerId());
    return call.mailbox()
        .provider()
        .raw(call.id(), id)
        .match(
            new Answer.Cases<InputStream, Response>() {
              @Override
              public Response got(InputStream raw) {
                return shown(raw);
              }

              @Override
              public Response later(Optional<Duration> after, String why) {
                return unavailable();
              }

              @Override
              public Response gone(String why) {
                return Answers.problem(404, "it is no longer in the mailbox");
              }

              @Override
              public Response refused(String why) {
                return unavailable();
              }
            });
  }

  private static Response unavailable() {
    return Answers.problem(503, "the mailbox does not give it now: try again in a minute");
  }

  private Optional<Message> message(Call call) {
    return call.ticket()
        .flatMap(id -> engine.tickets().find(call.id(), id))
        .map(TicketStore.Stored::ticket)
        .filter(ticket -> ticket.mailbox().equals(call.id()))
        .flatMap(
            ticket ->
                TicketView.messages(events(call, ticket)).stream()
                    .filter(one -> MessageView.id(one).equals(call.path().get("message")))
                    .findFirst());
  }

  private List<TicketEvent> events(Call call, Ticket ticket) {
    List<TicketEvent> events = new ArrayList<>(engine.tickets().events(call.id(), ticket.id()));
    for (TicketId other : ticket.absorbed()) {
      events.addAll(engine.tickets().events(call.id(), other));
    }
    return events;
  }

  private static Response shown(InputStream raw) {
    try (raw) {
      Mail mail = MimeReader.read(raw);
      Words words = NewWords.of(mail.body());
      return Answers.json(
          new BodyView(
              mail.body().html().map(SafeHtml::of).orElse(""),
              words.written(),
              words.elided(),
              IntStream.range(0, mail.attachments().size())
                  .mapToObj(
                      at ->
                          new Attached(
                              at,
                              mail.attachments().get(at).name(),
                              mail.attachments().get(at).type(),
                              mail.attachments().get(at).size()))
                  .toList()));
    } catch (IOException e) {
      return unavailable();
    }
  }
}
