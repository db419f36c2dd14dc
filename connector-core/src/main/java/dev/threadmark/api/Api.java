package dev.threadmark.api;

import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What people and programs may ask of a deployment, below {@link #ROOT}. {@code openapi.json},
 * which it serves, is the contract; a test holds the two together.
 *
 * <p>Whoever may not see a mailbox gets 404 for everything below it, as if it were not watched.
 */
public final class Api implements Function<Request, Response> {
  public static final String ROOT = "/api/v1/";

  /** Lambda takes 6 MB; an answer's files are a third longer as base64. */
  public static final int MAX_BODY_BYTES = 5 * 1024 * 1024;

  private static final String CONTRACT = contract();

  private final SignIn signIn;
  private final List<Mailbox> mailboxes;
  private final List<Route> routes;
  private final RateLimit limit;
  private final Consumer<String> bells;
  private final InstantSource clock;

  /**
   * @param mailboxes those that are watched; nothing of others is shown
   * @param bells where it is said that something is to go out; where that is down, the keeper sees
   *     to it later
   */
  public Api(
      SignIn signIn,
      Engine engine,
      Collection<Mailbox> mailboxes,
      Consumer<String> bells,
      InstantSource clock) {
    this.signIn = signIn;
    this.bells = bells;
    this.mailboxes = List.copyOf(mailboxes);
    this.clock = clock;
    this.limit = RateLimit.usual();
    this.routes =
        Stream.of(
                new AboutRoutes(engine, this.mailboxes).all(),
                new PersonRoutes(engine).all(),
                new TicketRoutes(engine).all(),
                new SearchRoutes(engine).all(),
                new MessageRoutes(engine).all(),
                new AnswerRoutes(engine).all(),
                new UploadRoutes(engine).all(),
                new TaskRoutes(engine).all(),
                new MailboxRoutes(engine).all(),
                new PeopleRoutes(engine, signIn).all())
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public Response apply(Request request) {
    if (!request.path().startsWith(ROOT)) {
      return Answers.problem(404, "nothing is at this path; the API is below " + ROOT);
    }
    if (request.body() != null && request.body().length > MAX_BODY_BYTES) {
      return Answers.problem(413, "the request is larger than 5 MB");
    }
    String path = request.path().substring(ROOT.length());
    if (path.equals("openapi.json") && request.method().equals("GET")) {
      return new Response(200, "application/json", CONTRACT);
    }
    Instant now = clock.instant();
    Optional<Person> person = signIn.who(request, now);
    if (person.isEmpty()) {
      return Answers.problem(401, "sign in first", Map.of(), Map.of("WWW-Authenticate", "Bearer"));
    }
    long wait = limit.secondsToWait(person.get().address(), now);
    if (wait > 0) {
      return Answers.problem(
          429,
          "too many requests: wait %d seconds".formatted(wait),
          Map.of(),
          Map.of("Retry-After", Long.toString(wait)));
    }
    return routed(request, path, person.get(), now);
  }

  private Response routed(Request request, String path, Person person, Instant now) {
    boolean known = false;
    for (Route route : routes) {
      Optional<Map<String, String>> parts = route.match(path);
      known |= parts.isPresent();
      if (parts.isPresent() && route.method().equals(request.method())) {
        return allowed(route, request, parts.get(), person, now);
      }
    }
    return known
        ? Answers.problem(405, "this cannot be done to it")
        : Answers.problem(404, "nothing is at this path");
  }

  private Response allowed(
      Route route, Request request, Map<String, String> parts, Person person, Instant now) {
    if (!parts.containsKey("tenant")) {
      boolean any =
          person.access().values().stream().anyMatch(a -> a.compareTo(route.needs()) >= 0);
      return any
          ? route.answer().apply(new Call(request, person, null, parts, now))
          : Answers.problem(403, "an admin has to give you a role first");
    }
    Optional<Mailbox> mailbox = mailbox(parts.get("tenant"), parts.get("address"));
    Access access = mailbox.map(one -> person.in(one.id())).orElse(Access.NONE);
    if (access == Access.NONE) {
      return Answers.problem(404, "you see no such mailbox");
    }
    if (access.compareTo(route.needs()) < 0) {
      return Answers.problem(
          403, "this needs the role " + route.needs().name().toLowerCase() + " in this mailbox");
    }
    Response response = route.answer().apply(new Call(request, person, mailbox.get(), parts, now));
    if (response.status() < 300) {
      route.rings().ifPresent(why -> ring(new Doorbell(mailbox.get().id(), why)));
    }
    return response;
  }

  private void ring(Doorbell bell) {
    try {
      bells.accept(Doorbells.write(bell));
    } catch (StoreUnavailable e) {
      System.getLogger(Api.class.getName())
          .log(System.Logger.Level.WARNING, "the queue is down: what is to go out goes later");
    }
  }

  private Optional<Mailbox> mailbox(String tenant, String address) {
    return mailboxes.stream()
        .filter(one -> one.id().tenant().equals(tenant))
        .filter(one -> one.id().address().value().equalsIgnoreCase(address))
        .findFirst();
  }

  /** As the document writes it, for the test that compares. */
  List<Route> routes() {
    return routes;
  }

  private static String contract() {
    try (InputStream in = Api.class.getResourceAsStream("openapi.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
