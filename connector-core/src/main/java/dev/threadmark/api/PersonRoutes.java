package dev.threadmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.engine.Engine;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.notice.Matter;
import dev.threadmark.provider.Response;
import dev.threadmark.store.People;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What somebody wants to be told: their own only, the same in all mailboxes of a tenant. */
final class PersonRoutes {
  private final Engine engine;

  PersonRoutes(Engine engine) {
    this.engine = engine;
  }

  List<Route> all() {
    return List.of(
        new Route("GET", "me/preferences", Access.VIEWER, this::preferences),
        new Route("PUT", "me/preferences", Access.VIEWER, this::prefer),
        new Route("GET", "mailboxes/{tenant}/{address}/notices", Access.ADMIN, this::told));
  }

  private Response preferences(Call call) {
    Map<String, Boolean> said =
        tenants(call.person()).stream()
            .flatMap(tenant -> engine.people().find(tenant, call.person().address()).stream())
            .findFirst()
            .map(People.Known::mail)
            .orElse(Map.of());
    return Answers.json(Map.of("mail", Matter.all(said)));
  }

  private Response prefer(Call call) {
    Optional<Map<String, Boolean>> mail = read(call.body());
    if (mail.isEmpty()) {
      return Answers.bad("mail is an object from matters to true or false; see openapi.json");
    }
    seen(engine, call);
    engine.people().prefer(call.person().address(), tenants(call.person()), mail.get());
    return preferences(call);
  }

  private static Optional<Map<String, Boolean>> read(JsonNode body) {
    JsonNode mail = body.path("mail");
    if (!body.isObject() || body.size() != 1 || !mail.isObject()) {
      return Optional.empty();
    }
    Map<String, Boolean> said = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> one : mail.properties()) {
      if (Matter.of(one.getKey()).isEmpty() || !one.getValue().isBoolean()) {
        return Optional.empty();
      }
      said.put(one.getKey(), one.getValue().booleanValue());
    }
    return Optional.of(said);
  }

  /** They came, and may answer in these mailboxes: so they may be told of their tickets. */
  static void seen(Engine engine, Call call) {
    Set<MailboxId> mailboxes =
        call.person().access().entrySet().stream()
            .filter(one -> one.getValue().compareTo(Access.AGENT) >= 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    engine.people().seen(call.person().address(), tenants(call.person()), mailboxes, call.now());
  }

  private static Set<String> tenants(Person person) {
    return person.access().entrySet().stream()
        .filter(one -> one.getValue() != Access.NONE)
        .map(one -> one.getKey().tenant())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Response told(Call call) {
    String limit = call.query("limit").orElse("50");
    return limit.matches("[1-9]\\d{0,2}") && Integer.parseInt(limit) <= 200
        ? Answers.json(engine.told().newest(call.id(), Integer.parseInt(limit)).toArray())
        : Answers.bad("limit is 1 to 200");
  }
}
