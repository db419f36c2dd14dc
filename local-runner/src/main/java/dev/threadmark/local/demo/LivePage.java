package dev.threadmark.local.demo;

import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Health;
import dev.threadmark.engine.HealthMetrics;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.Json;
import dev.threadmark.store.TicketList;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** A small page that shows tickets as they come; the agents' console is another thing. */
final class LivePage {
  private static final int SHOWN = 200;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";

  private final Engine engine;
  private final Supplier<List<MailboxId>> mailboxes;

  LivePage(Engine engine, Supplier<List<MailboxId>> mailboxes) {
    this.engine = engine;
    this.mailboxes = mailboxes;
  }

  void routes(JavalinConfig config) {
    config.routes.get("/", context -> file(context, "live.html", "text/html; charset=utf-8"));
    config.routes.get("/live.js", context -> file(context, "live.js", "text/javascript"));
    config.routes.get("/live.css", context -> file(context, "live.css", "text/css"));
    config.routes.get("/tickets.json", this::tickets);
    config.routes.get("/health.json", this::health);
    config.routes.get("/metrics", this::metrics);
  }

  private void tickets(Context context) {
    List<TicketList.Line> lines =
        mailboxes.get().stream().flatMap(id -> engine.list().all(id).limit(SHOWN)).toList();
    secured(context).contentType("application/json").result(Json.write(lines));
  }

  /** 503 where there is something to do, for those who only look at the status. */
  private void health(Context context) {
    List<Health.Line> lines = engine.health().look();
    secured(context)
        .status(lines.stream().allMatch(Health.Line::well) ? 200 : 503)
        .contentType("application/json")
        .result(Json.write(lines));
  }

  private void metrics(Context context) {
    secured(context)
        .contentType(HealthMetrics.CONTENT_TYPE)
        .result(HealthMetrics.of(engine.health().look(), Instant.now()));
  }

  private static void file(Context context, String name, String type) throws IOException {
    try (InputStream in = LivePage.class.getResourceAsStream("/live/" + name)) {
      secured(context)
          .contentType(type)
          .result(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Only this machine's own browser may read it: a name that points here must not (rebinding). */
  private static Context secured(Context context) {
    String host = String.valueOf(context.header("Host"));
    if (!host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")) {
      throw new io.javalin.http.ForbiddenResponse("open this page as 127.0.0.1");
    }
    return context
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-store");
  }
}
