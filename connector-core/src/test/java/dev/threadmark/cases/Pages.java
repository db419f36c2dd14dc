package dev.threadmark.cases;

import dev.threadmark.engine.Engine;
import dev.threadmark.engine.PageHandler;
import dev.threadmark.store.View;
import java.time.InstantSource;
import java.util.Optional;

/** Handles pages of an engine's mailboxes that come without a provider. */
public final class Pages {
  private Pages() {}

  public static PageHandler of(Engine engine, InstantSource clock) {
    return new PageHandler(
        engine.intake(),
        engine.journal(),
        new View(engine.list(), engine.changes(), Optional.empty(), clock),
        engine.tickets(),
        engine.quarantine(),
        engine.holds(),
        TestKeys.ONE,
        clock,
        (delivery, mark) -> {});
  }
}
