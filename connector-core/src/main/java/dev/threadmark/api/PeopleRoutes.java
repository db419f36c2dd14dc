package dev.threadmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.engine.Engine;
import dev.threadmark.mail.Address;
import dev.threadmark.privacy.Erasure;
import dev.threadmark.privacy.ErasureStore;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.privacy.PersonExport;
import dev.threadmark.provider.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a person, and its end. Whom it is about is said in the body: paths and queries
 * stand in logs.
 */
final class PeopleRoutes {
  private static final String PEOPLE = "mailboxes/{tenant}/{address}/people/";
  private static final String ERASURES = "mailboxes/{tenant}/{address}/erasures";

  /** Less than a function or a gateway waits. */
  private static final Duration A_WHILE = Duration.ofSeconds(8);

  private static final Set<String> FIELDS = Set.of("address", "names", "cursor");

  private final Engine engine;
  private final SignIn signIn;

  PeopleRoutes(Engine engine, SignIn signIn) {
    this.engine = engine;
    this.signIn = signIn;
  }

  List<Route> all() {
    return List.of(
        new Route("POST", PEOPLE + "export", Access.ADMIN, this::export, Optional.empty()),
        new Route("POST", PEOPLE + "erase", Access.ADMIN, this::erase, Optional.empty()),
        new Route("GET", ERASURES, Access.ADMIN, this::erasures, Optional.empty()),
        new Route("GET", ERASURES + "/{id}", Access.ADMIN, this::erasure, Optional.empty()));
  }

  /** Whom the body names; empty where it names nobody. */
  private static Optional<KnownAs> who(Call call) {
    JsonNode body = call.body();
    Set<String> names = new HashSet<>();
    for (JsonNode name : body.path("names")) {
      if (!name.isTextual() || name.asText().length() > 200) {
        return Optional.empty();
      }
      names.add(name.asText());
    }
    boolean known = true;
    for (Iterator<String> fields = body.fieldNames(); fields.hasNext(); ) {
      known &= FIELDS.contains(fields.next());
    }
    boolean sound = known && body.path("address").isTextual() && names.size() <= 20;
    return Address.parse(body.path("address").asText())
        .filter(address -> sound && address.value().length() <= 320)
        .filter(address -> !address.equals(KnownAs.NOBODY))
        .map(address -> new KnownAs(address, names));
  }

  private static Response nobody() {
    return Answers.bad("address is whom it is about, names a list of at most 20 texts");
  }

  private Response export(Call call) {
    Optional<KnownAs> who = who(call);
    String cursor = call.body().path("cursor").asText("");
    if (who.isEmpty() || !cursor.matches("(\\d{19}-[0-9A-Z-]{14})?")) {
      return nobody();
    }
    PersonExport.Page page = engine.privacy().export().page(call.id(), who.get(), cursor);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("records", page.records());
    answer.put("next", page.next().orElse(null));
    return Answers.json(answer);
  }

  private Response erase(Call call) {
    Optional<KnownAs> who = who(call);
    if (who.isEmpty()) {
      return nobody();
    }
    if (ours(call, who.get().address())) {
      return Answers.problem(
          409, "it is an address of this mailbox or of a colleague: what they did stays");
    }
    Erasure now =
        engine
            .privacy()
            .erasing()
            .erase(call.id(), who.get(), call.person().address().value(), A_WHILE);
    return Answers.json(view(now));
  }

  private boolean ours(Call call, Address who) {
    Address plain = who.withoutPlusTag();
    return plain.equals(call.id().address().withoutPlusTag())
        || call.mailbox().policy().aliases().contains(plain)
        || call.mailbox().policy().agents().contains(who)
        || call.person().address().equals(who)
        || signIn.works(call.id(), who);
  }

  private Response erasures(Call call) {
    return Answers.json(
        engine.privacy().erasing().store().all(call.id()).stream()
            .sorted(Comparator.comparing(Erasure::at).reversed())
            .map(PeopleRoutes::view)
            .toArray());
  }

  private Response erasure(Call call) {
    String id = call.path().get("id");
    String after = call.query("after").orElse("");
    if (!after.matches("([0-9a-f]{20}-[0-9a-f]{40})?")) {
      return Answers.bad("after is next of the answer before");
    }
    return engine
        .privacy()
        .erasing()
        .find(call.id(), id)
        .map(one -> Answers.json(view(call, one, after)))
        .orElseGet(() -> Answers.problem(404, "there is no such erasure"));
  }

  private Map<String, Object> view(Call call, Erasure one, String after) {
    List<ErasureStore.Placed> mails =
        engine.privacy().erasing().store().mails(call.id(), one.id(), after);
    Map<String, Object> view = view(one);
    view.put("mailbox", mails.stream().map(PeopleRoutes::view).toList());
    view.put("next", mails.isEmpty() ? null : mails.get(mails.size() - 1).place());
    return view;
  }

  private static Map<String, Object> view(ErasureStore.Placed placed) {
    return Map.of(
        "providerId", placed.mail().providerId(),
        "receivedAt", placed.mail().receivedAt(),
        "sent", placed.mail().sent());
  }

  /** Whom it is about is not told, not even while it is going on. */
  private static Map<String, Object> view(Erasure erasure) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", erasure.id());
    view.put("at", erasure.at());
    view.put("by", erasure.by());
    view.put("done", erasure.done());
    view.put("finishedAt", erasure.finished().orElse(null));
    view.put("tickets", erasure.tickets());
    view.put("mails", erasure.mails());
    view.put("rows", erasure.rows());
    return view;
  }
}
