package dev.threadmark.api;

import static dev.threadmark.api.ApiDesk.ACME;
import static dev.threadmark.api.ApiDesk.SALES;
import static dev.threadmark.api.ApiDesk.SUPPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.provider.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of {@code openapi.json}, asked by everybody, answers as the document says. */
class ApiContractTest {
  private static final Contract CONTRACT = Contract.read();

  /**
   * Nothing is held, owed, attached or uploaded on this desk; other tests ask where something is.
   */
  private static final Set<String> NOT_THERE =
      Set.of(
          "settle",
          "takeBack",
          "sendAgain",
          "attachment",
          "erasure",
          "upload",
          "dropUpload",
          "putPart");

  static Stream<Contract.Operation> operations() {
    return CONTRACT.operations().stream();
  }

  @Test
  void theDocumentHasEveryRouteAndNoOther() {
    Set<String> written =
        operations().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    Set<String> built = new TreeSet<>(Set.of("GET openapi.json"));
    new ApiDesk().api.routes().forEach(route -> built.add(route.method() + " " + route.path()));
    assertEquals(written, built);
  }

  @Test
  void theDocumentNeedsTheSameRoleAsTheRoute() {
    new ApiDesk()
        .api
        .routes()
        .forEach(
            route ->
                assertEquals(
                    CONTRACT.operation(route.method(), route.path()).role(),
                    route.needs().name(),
                    route.path()));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whoMayGetsWhatTheDocumentSays(Contract.Operation operation) {
    ApiDesk desk = new ApiDesk();
    Response answer = ask(desk, operation, "admin", SUPPORT, operation.body());
    CONTRACT.check(operation, answer);
    boolean missing = NOT_THERE.contains(operation.id());
    assertEquals(missing ? 404 : answer.status() == 202 ? 202 : 200, answer.status());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whoMayNotLearnsAndChangesNothing(Contract.Operation operation) {
    ApiDesk desk = new ApiDesk();
    String before = state(desk);
    if (operation.role().equals("NONE")) {
      return;
    }
    Response nobody = ask(desk, operation, "", SUPPORT, operation.body());
    assertEquals(401, nobody.status());
    CONTRACT.check(operation, nobody);
    Response none = ask(desk, operation, "nothing", SUPPORT, operation.body());
    assertTrue(Set.of(403, 404).contains(none.status()), none.body());
    CONTRACT.check(operation, none);
    for (String other : List.of("stranger", "acme")) {
      Response answer = ask(desk, operation, other, SUPPORT, operation.body());
      assertFalse(answer.body().contains("customer.example"), answer.body());
      assertFalse(answer.body().contains(desk.tickets.get(SUPPORT).value()), answer.body());
      if (operation.path().contains("{tenant}")) {
        assertEquals(404, answer.status());
      }
      CONTRACT.check(operation, answer);
    }
    if (operation.role().equals("AGENT")) {
      assertEquals(403, ask(desk, operation, "viewer", SUPPORT, operation.body()).status());
    }
    if (operation.role().equals("ADMIN")) {
      Response agent = ask(desk, operation, "agent", SUPPORT, operation.body());
      assertEquals(403, agent.status());
      CONTRACT.check(operation, agent);
    }
    assertEquals(before, state(desk));
  }

  /** A tenant's mailboxes share its tickets' partitions: the number alone must open nothing. */
  @ParameterizedTest
  @MethodSource("operations")
  void aTicketIsNotReachedByTheWayOfAnotherMailbox(Contract.Operation operation) {
    if (!operation.path().contains("{ticket}")) {
      return;
    }
    ApiDesk desk = new ApiDesk();
    String before = state(desk);
    String path = operation.path(SALES, desk.tickets.get(SUPPORT).value(), "0123456789abcdef0123");
    Response answer = desk.ask("stranger", operation.method(), path, operation.body(), headers());
    assertEquals(404, answer.status(), answer.body());
    assertEquals(before, state(desk));
  }

  @Property(tries = 3_000)
  void whateverIsSentTheAnswerIsOneOfTheDocument(@ForAll long seed) {
    Fuzz fuzz = new Fuzz(seed);
    ApiDesk desk = DESKS.get();
    Contract.Operation operation = fuzz.one(CONTRACT.operations());
    String who = fuzz.one(List.of("viewer", "agent", "admin", "stranger", "acme", ""));
    String path =
        fuzz.path(
            operation.path(
                fuzz.one(List.of(SUPPORT, SALES, ACME)),
                desk.tickets.get(fuzz.one(List.of(SUPPORT, SALES, ACME))).value(),
                fuzz.text()));
    desk.later(java.time.Duration.ofSeconds(60));
    Response answer =
        desk.ask(
            who,
            fuzz.method(operation.method()),
            path + fuzz.query(),
            fuzz.body(operation.body()),
            fuzz.headers());
    assertTrue(answer.status() < 500, () -> operation + " " + path + ": " + answer.body());
    if (answer.status() >= 400) {
      CONTRACT.problem(answer);
    }
    boolean foreign = who.equals("acme") || who.isEmpty();
    assertFalse(foreign && answer.body().contains("The lamp of lumen"), answer.body());
  }

  /** One desk a thread: what many requests leave behind must not break the next. */
  private static final ThreadLocal<ApiDesk> DESKS = ThreadLocal.withInitial(ApiDesk::new);

  private static Response ask(
      ApiDesk desk,
      Contract.Operation operation,
      String who,
      dev.threadmark.mail.MailboxId mailbox,
      String body) {
    String ticket = desk.tickets.get(SUPPORT).value();
    String message =
        ApiDesk.json(desk.get("admin", desk.ticketAt(SUPPORT))).at("/messages/0/id").asText();
    String part = operation.path().contains("quarantine") ? quarantined(desk) : message;
    return desk.ask(
        who, operation.method(), operation.path(mailbox, ticket, part), body, headers());
  }

  private static String quarantined(ApiDesk desk) {
    return desk.engine.quarantine().all(SUPPORT).findFirst().orElseThrow().id();
  }

  private static Map<String, String> headers() {
    return Map.of("if-match", "*", "idempotency-key", "key-00001");
  }

  /** Everything that a stranger could have changed. */
  private static String state(ApiDesk desk) {
    StringBuilder all = new StringBuilder();
    for (var mailbox : ApiDesk.ALL) {
      all.append(desk.ticket(mailbox, desk.tickets.get(mailbox)));
      all.append(desk.engine.outbox().of(mailbox, desk.tickets.get(mailbox)));
      desk.engine.quarantine().all(mailbox).forEach(all::append);
      JsonNode saved = ApiDesk.json(desk.get("admin", ApiDesk.at(SUPPORT) + "views"));
      all.append(saved);
    }
    return all.toString();
  }
}
