package dev.threadmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.engine.Engine;
import dev.threadmark.provider.Response;
import dev.threadmark.store.Changes;
import dev.threadmark.store.Saved;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketList.Line;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A mailbox: its list, what changes, its figures, and what its people share. */
final class MailboxRoutes {
  private static final String MAILBOX = "mailboxes/{tenant}/{address}/";
  private static final int MOST_LINES = 200;
  private static final int USUAL_LINES = 50;

  /** Lines that one request looks at: what comes after is behind the cursor. */
  private static final int MOST_LOOKED_AT = 5_000;

  private final Engine engine;

  MailboxRoutes(Engine engine) {
    this.engine = engine;
  }

  List<Route> all() {
    return List.of(
        new Route("GET", MAILBOX + "tickets", Access.VIEWER, this::tickets),
        new Route("GET", MAILBOX + "changes", Access.VIEWER, this::changes),
        new Route("GET", MAILBOX + "stats", Access.VIEWER, this::stats),
        new Route("GET", MAILBOX + "views", Access.VIEWER, call -> saved(call, Saved.What.VIEWS)),
        new Route("PUT", MAILBOX + "views", Access.AGENT, call -> save(call, Saved.What.VIEWS)),
        new Route(
            "GET", MAILBOX + "templates", Access.VIEWER, call -> saved(call, Saved.What.TEMPLATES)),
        new Route(
            "PUT", MAILBOX + "templates", Access.AGENT, call -> save(call, Saved.What.TEMPLATES)));
  }

  private Response tickets(Call call) {
    Optional<Integer> limit = number(call, "limit", USUAL_LINES, MOST_LINES);
    String cursor = call.query("cursor").orElse("");
    if (limit.isEmpty() || !ListFilter.sound(call) || !cursor.matches("(\\d{19}-[0-9A-Z-]{14})?")) {
      return Answers.bad("limit is 1 to 200, status one of OPEN, WAITING, CLOSED, cursor as told");
    }
    Predicate<Line> wanted = ListFilter.of(call);
    List<LineView> lines = new ArrayList<>();
    Iterator<TicketList.Placed> all = engine.list().after(call.id(), cursor).iterator();
    int looked = 0;
    String last = cursor;
    while (lines.size() < limit.get() && looked < MOST_LOOKED_AT && all.hasNext()) {
      TicketList.Placed placed = all.next();
      looked++;
      last = placed.cursor();
      if (wanted.test(placed.line())) {
        lines.add(LineView.of(placed.line(), call.mailbox().level()));
      }
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("tickets", lines);
    page.put("next", all.hasNext() ? last : null);
    return Answers.json(page);
  }

  private Response changes(Call call) {
    String from = Changes.from(call.now());
    String after = call.query("after").orElse(from);
    if (!after.matches("\\d{15}(-[0-9a-f]{1,40})?")) {
      return Answers.bad("after is next of the answer before");
    }
    return Answers.json(engine.changes().after(call.id(), after, call.now()));
  }

  private Response stats(Call call) {
    Optional<Integer> days = number(call, "days", 30, 90);
    return days.isEmpty()
        ? Answers.bad("days is 1 to 90")
        : Answers.json(Stats.of(engine, call.id(), days.get(), call.now()));
  }

  private Response saved(Call call, Saved.What what) {
    String json = engine.saved().find(call.id(), what).orElse("[]");
    return new Response(200, "application/json", json, Map.of("Cache-Control", "no-store"));
  }

  private Response save(Call call, Saved.What what) {
    JsonNode body = call.body();
    boolean sound =
        body.isArray()
            && body.size() <= 100
            && body.toString().length() <= Saved.MOST_CHARS
            && sound(body, what);
    if (!sound) {
      return Answers.bad(
          "an array of at most 100 with their names, together at most 30,000 characters");
    }
    engine.saved().write(call.id(), what, body.toString());
    return saved(call, what);
  }

  private static boolean sound(JsonNode array, Saved.What what) {
    for (JsonNode one : array) {
      JsonNode content = one.path(what == Saved.What.VIEWS ? "query" : "text");
      boolean fits = what == Saved.What.VIEWS ? texts(content) : content.isTextual();
      String name = one.path("name").asText("");
      if (!fits || one.size() != 2 || !one.path("name").isTextual() || name.length() > 60) {
        return false;
      }
    }
    return true;
  }

  private static boolean texts(JsonNode object) {
    for (JsonNode value : object) {
      if (!value.isTextual()) {
        return false;
      }
    }
    return object.isObject();
  }

  private static Optional<Integer> number(Call call, String name, int usual, int most) {
    String text = call.query(name).orElse(Integer.toString(usual));
    return text.matches("\\d{1,3}")
        ? Optional.of(Integer.parseInt(text)).filter(n -> n >= 1 && n <= most)
        : Optional.empty();
  }
}
