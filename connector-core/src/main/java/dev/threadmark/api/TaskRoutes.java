package dev.threadmark.api;

import dev.threadmark.engine.Engine;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Response;
import dev.threadmark.store.Holds;
import dev.threadmark.store.Quarantine;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits for somebody to decide: mail that could not be handled, or fits two ways. */
final class TaskRoutes {
  private static final String QUARANTINE = "mailboxes/{tenant}/{address}/quarantine";
  private static final String HOLDS = "mailboxes/{tenant}/{address}/holds";
  private static final int MOST = 500;

  private final Engine engine;

  TaskRoutes(Engine engine) {
    this.engine = engine;
  }

  List<Route> all() {
    return List.of(
        new Route("GET", HOLDS, Access.VIEWER, this::holds),
        new Route("POST", HOLDS + "/{id}", Access.AGENT, this::settle),
        new Route("GET", QUARANTINE, Access.VIEWER, this::quarantine),
        new Route(
            "POST",
            QUARANTINE + "/{id}",
            Access.AGENT,
            this::handle,
            Optional.of(Doorbell.Why.MANUAL)));
  }

  private Response holds(Call call) {
    return Answers.json(engine.holds().all(call.id()).stream().map(TaskRoutes::view).toArray());
  }

  private Response settle(Call call) {
    Optional<TicketId> onto = ActReader.ticket(call.body(), "onto");
    boolean open = call.body().path("open").asBoolean();
    if (onto.isPresent() == open) {
      return Answers.bad("say onto which ticket, or open: true for one of its own");
    }
    boolean there = onto.map(id -> engine.tickets().own(call.id(), id).isPresent()).orElse(true);
    return there
        ? Answers.of(
            engine.settling().settle(call.mailbox(), call.path().get("id"), onto),
            ticket -> Answers.json(Map.of("ticket", ticket.value())))
        : Answers.noTicket();
  }

  private Response quarantine(Call call) {
    return Answers.json(
        engine.quarantine().all(call.id()).limit(MOST).map(TaskRoutes::view).toArray());
  }

  private Response handle(Call call) {
    Map<String, Quarantine.State> wishes =
        Map.of("REPLAY", Quarantine.State.REPLAY, "DROP", Quarantine.State.DROPPED);
    Quarantine.State wish = wishes.get(call.body().path("do").asText());
    if (wish == null) {
      return Answers.bad("do is REPLAY or DROP");
    }
    Optional<Quarantine.Entry> entry =
        engine
            .quarantine()
            .all(call.id())
            .filter(one -> one.id().equals(call.path().get("id")))
            .findFirst();
    if (entry.isEmpty()) {
      return Answers.problem(404, "there is no such mail in the quarantine");
    }
    String note =
        (wish == Quarantine.State.REPLAY ? Quarantine.ASKED : "dropped")
            + " by "
            + call.person().address();
    return engine
        .quarantine()
        .change(
            call.id(),
            entry.get().providerId(),
            was -> was.state() == wish ? was : was.turned(wish, call.now(), note))
        .map(now -> handled(call, now))
        .orElseGet(() -> Answers.problem(409, "somebody else is at it: look again"));
  }

  /** The worker looks into the quarantine where it is told to. */
  private Response handled(Call call, Quarantine.Entry now) {
    if (now.state() == Quarantine.State.REPLAY) {
      engine.mailboxes().replay(call.id(), true);
    }
    return Answers.json(view(now));
  }

  private static Map<String, Object> view(Holds.Held held) {
    return Map.of(
        "id", held.id(),
        "messageId", held.messageId(),
        "from", held.from(),
        "subject", held.subject(),
        "receivedAt", held.receivedAt(),
        "proposed", held.proposed(),
        "rule", held.rule(),
        "because", held.because());
  }

  private static Map<String, Object> view(Quarantine.Entry entry) {
    return Map.of(
        "id", entry.id(),
        "receivedAt", entry.receivedAt(),
        "sent", entry.sent(),
        "at", entry.at(),
        "step", entry.step(),
        "why", entry.why(),
        "state", entry.state(),
        "notes", entry.notes());
  }
}
