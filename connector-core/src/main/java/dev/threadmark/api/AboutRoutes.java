package dev.threadmark.api;

import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Health;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.provider.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who asks, and how the mailboxes are that they may see. */
final class AboutRoutes {
  private final Engine engine;
  private final List<Mailbox> mailboxes;

  AboutRoutes(Engine engine, List<Mailbox> mailboxes) {
    this.engine = engine;
    this.mailboxes = mailboxes;
  }

  List<Route> all() {
    return List.of(
        new Route("GET", "me", Access.VIEWER, this::me),
        new Route("GET", "mailboxes", Access.VIEWER, this::health));
  }

  private record Visible(String tenant, String address, Access role) {}

  private record HealthView(
      String mailbox,
      Optional<Instant> reconciledThrough,
      Optional<Long> lagSeconds,
      Health.Cursor cursor,
      Optional<Instant> watchedUntil,
      long quarantined,
      boolean well,
      List<String> advice) {}

  private Response me(Call call) {
    Person person = call.person();
    PersonRoutes.seen(engine, call);
    List<Visible> visible =
        mailboxes.stream()
            .map(Mailbox::id)
            .filter(id -> person.in(id) != Access.NONE)
            .map(id -> new Visible(id.tenant(), id.address().value(), person.in(id)))
            .toList();
    return Answers.json(
        Map.of("address", person.address().value(), "name", person.name(), "mailboxes", visible));
  }

  private Response health(Call call) {
    return Answers.json(
        engine.health().look().stream()
            .filter(line -> call.person().in(line.mailbox()) != Access.NONE)
            .map(AboutRoutes::view)
            .toArray());
  }

  private static HealthView view(Health.Line line) {
    return new HealthView(
        line.mailbox().toString(),
        line.reconciledThrough(),
        line.lag().map(Duration::toSeconds),
        line.cursor(),
        line.watchedUntil(),
        line.quarantined(),
        line.well(),
        line.advice());
  }
}
