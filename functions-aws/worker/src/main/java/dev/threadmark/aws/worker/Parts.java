package dev.threadmark.aws.worker;

import dev.threadmark.aws.service.Secrets;
import dev.threadmark.aws.store.AwsStore;
import dev.threadmark.aws.store.SqsQueue;
import dev.threadmark.aws.store.WebIdentity;
import dev.threadmark.aws.telemetry.OtlpTelemetry;
import dev.threadmark.aws.webhook.BellGroup;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.Deployment;
import dev.threadmark.setup.Once;
import dev.threadmark.setup.TableDriver;
import dev.threadmark.telemetry.JsonLines;
import dev.threadmark.telemetry.LogContext;
import dev.threadmark.telemetry.Telemetry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * All that a function is made of, from its environment: {@code THREADMARK_QUEUE_URL}, {@code
 * THREADMARK_TABLE} ({@code dynamodb} where nothing is set) with what that driver asks for, and
 * what {@link Deployment} asks for. A setting may name a secret, see {@link Secrets}.
 */
final class Parts {
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final Once<Built> built = new Once<>(this::build);

  Parts(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  private record Built(SqsQueue queue, Deployment deployment, OtlpTelemetry telemetry) {}

  Deployment deployment() {
    return built.get().deployment();
  }

  /** Sends what was recorded: a function that has answered stands still. */
  void flush() {
    built.get().telemetry().flush();
  }

  SqsQueue queue() {
    return built.get().queue();
  }

  /** Lets go of everything that may be stale: tokens, secrets, connections. */
  void forget() {
    built.made().map(Built::telemetry).ifPresent(OtlpTelemetry::close);
    built.forget();
  }

  private Built build() {
    JsonLines.install(System.out, LogContext::now);
    OtlpTelemetry telemetry = OtlpTelemetry.of(environment);
    AwsStore aws =
        new AwsStore(
            new Settings(environment)
                .get("AWS_REGION", "the function's region; Lambda does so itself"),
            Optional.empty());
    Settings settings = new Settings(environment, secrets(aws));
    Once<WebIdentity> role = new Once<>(aws::identity);
    WorkloadIdentity identity = audience -> role.get().token(audience);
    SqsQueue queue =
        aws.queue(
            settings.get("THREADMARK_QUEUE_URL", "the address of the SQS queue"), BellGroup::of);
    return new Built(
        queue,
        Deployment.of(
            settings,
            TableDriver.open(settings, identity, "dynamodb"),
            queue,
            identity,
            clock,
            Telemetry.over(telemetry.openTelemetry())),
        telemetry);
  }

  /** Each secret is fetched once, and nobody is asked where there is none. */
  private static UnaryOperator<String> secrets(AwsStore aws) {
    Secrets secrets = aws.secrets();
    Map<String, String> known = new ConcurrentHashMap<>();
    return setting ->
        Secrets.isReference(setting) ? known.computeIfAbsent(setting, secrets) : setting;
  }
}
