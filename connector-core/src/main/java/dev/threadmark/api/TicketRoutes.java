package dev.threadmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.desk.Done;
import dev.threadmark.desk.Written;
import dev.threadmark.engine.Engine;
import dev.threadmark.mail.Address;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.Response;
import dev.threadmark.store.Presence;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BiFunction;

/** One ticket: looked at, settled, answered. */
final class TicketRoutes {
  private static final String TICKET = "mailboxes/{tenant}/{address}/tickets/{ticket}";

  private final Engine engine;

  TicketRoutes(Engine engine) {
    this.engine = engine;
  }

  List<Route> all() {
    return List.of(
        new Route("GET", TICKET, Access.VIEWER, call -> with(call, this::ticket)),
        new Route("POST", TICKET + "/acts", Access.AGENT, call -> with(call, this::act)),
        new Route("POST", TICKET + "/replies", Access.AGENT, call -> with(call, this::reply)),
        new Route("DELETE", TICKET + "/replies/{key}", Access.AGENT, this::takeBack),
        new Route("POST", TICKET + "/replies/{key}", Access.AGENT, this::sendAgain),
        new Route("PUT", TICKET + "/presence", Access.VIEWER, call -> with(call, this::present)));
  }

  /** The ticket of the path, if it is of the mailbox of the path. */
  private Response with(Call call, BiFunction<Call, Ticket, Response> answer) {
    return call.ticket()
        .flatMap(id -> engine.tickets().own(call.id(), id))
        .map(TicketStore.Stored::ticket)
        .map(ticket -> answer.apply(call, ticket))
        .orElseGet(Answers::noTicket);
  }

  private Response ticket(Call call, Ticket ticket) {
    return Answers.json(
        200, TicketView.of(engine, ticket, call), Map.of("ETag", "\"%d\"".formatted(ticket.seq())));
  }

  private Response act(Call call, Ticket ticket) {
    JsonNode body = call.body();
    Address by = call.person().address();
    OptionalInt seen = call.seen();
    Optional<Done<Ticket>> regrouped = new Regrouping(engine).act(call, ticket);
    if (regrouped.isPresent()) {
      return told(call, regrouped.get());
    }
    Optional<Act> act = ActReader.read(body, call.idempotencyKey().orElse(""));
    return act.isEmpty()
        ? Answers.bad("this is no act; openapi.json says which there are")
        : told(call, engine.desk().act(call.id(), ticket.id(), seen, act.get(), by));
  }

  private Response told(Call call, Done<Ticket> done) {
    return Answers.of(done, now -> ticket(call, now));
  }

  private Response reply(Call call, Ticket ticket) {
    if (call.request().header("if-match").isEmpty()) {
      return Answers.problem(428, "say with If-Match what you have seen of the ticket");
    }
    Optional<Written> written = ReplyReader.read(call.body(), () -> signature(call, ticket));
    if (written.isEmpty()) {
      return Answers.bad("an answer has mode, to (addresses) and text; see openapi.json");
    }
    String cause = call.idempotencyKey().orElseGet(() -> UUID.randomUUID().toString());
    // "*" is whatever there is by now.
    int seen = call.seen().orElse(ticket.seq());
    return Answers.of(
        engine
            .answering()
            .answer(
                call.id(),
                ticket.id(),
                seen,
                written.get(),
                call.mailbox().policy().carriers(),
                cause,
                call.person().address()),
        entry -> Answers.json(202, OutgoingView.of(entry), Map.of()));
  }

  private String signature(Call call, Ticket ticket) {
    return AnswerRoutes.signature(engine, call, ticket);
  }

  private Response takeBack(Call call) {
    return outgoing(
        call,
        (ticket, key) ->
            Answers.of(
                engine.answering().takeBack(call.id(), ticket, key, call.person().address()),
                entry -> Answers.json(OutgoingView.of(entry))));
  }

  private Response sendAgain(Call call) {
    return outgoing(
        call,
        (ticket, key) ->
            Answers.of(
                engine.answering().sendAgain(call.id(), ticket, key),
                entry -> Answers.json(202, OutgoingView.of(entry), Map.of())));
  }

  private static Response outgoing(Call call, BiFunction<TicketId, OutboxKey, Response> answer) {
    String key = call.path().get("key");
    return call.ticket()
        .filter(any -> key.matches("[0-9a-z]{16,64}"))
        .map(ticket -> answer.apply(ticket, new OutboxKey(key)))
        .orElseGet(Answers::noTicket);
  }

  private Response present(Call call, Ticket ticket) {
    Optional<Presence.Doing> doing =
        ActReader.choice(Presence.Doing.class, call.body().path("doing"));
    if (doing.isEmpty()) {
      return Answers.bad("doing is READING, ANSWERING or GONE");
    }
    Address who = call.person().address();
    engine.presence().say(call.id(), ticket.id(), who, doing.get(), call.now());
    return Answers.json(
        engine.presence().others(call.id(), ticket.id(), who, call.now()).stream()
            .map(TicketView.Present::of)
            .toArray());
  }
}
