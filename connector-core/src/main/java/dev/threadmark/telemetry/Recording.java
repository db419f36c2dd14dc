package dev.threadmark.telemetry;

import dev.threadmark.engine.BellAnswering;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Keeper;
import dev.threadmark.engine.PageHandler;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.MailSender;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Telemetry over one instance of OpenTelemetry. */
final class Recording implements Telemetry {
  private static final String SCOPE = "dev.threadmark";

  private final Spans spans;
  private final ProviderCalls calls;
  private final Bells bells;
  private final Mails mails;
  private final Gauges gauges;

  Recording(OpenTelemetry openTelemetry) {
    Meter meter = openTelemetry.getMeter(SCOPE);
    spans = new Spans(openTelemetry.getTracer(SCOPE));
    calls = new ProviderCalls(spans, meter);
    bells = new Bells(spans, meter);
    mails = new Mails(spans, meter);
    gauges = new Gauges(meter);
  }

  @Override
  public MailProvider metered(String name, MailProvider provider) {
    return new MeteredProvider(name, provider, calls);
  }

  @Override
  public MailSender metered(String name, MailSender sender) {
    return new MeteredSender(name, sender, calls);
  }

  @Override
  public MailSearch metered(String name, MailSearch search) {
    return new MeteredSearch(name, search, calls);
  }

  @Override
  public PageHandler.Observer watching(PageHandler.Observer further) {
    return mails.before(further);
  }

  @Override
  public BellAnswering traced(BellAnswering answering) {
    return (sent, deliveries) -> bells.answer(answering, sent, deliveries);
  }

  @Override
  public Executor carrying(Executor threads) {
    return Context.taskWrapping(threads);
  }

  @Override
  public Keeper.Report keep(Supplier<Keeper.Report> run, Engine engine, InstantSource clock) {
    return spans.within(
        spans.named("keep"),
        span -> {
          Keeper.Report report = run.get();
          gauges.show(engine, clock.instant());
          return report;
        });
  }
}
