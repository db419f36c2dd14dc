package dev.threadmark.aws.webhook;

import dev.threadmark.aws.service.AccessKeys;
import dev.threadmark.aws.service.AwsApi;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.aws.service.Caller;
import dev.threadmark.aws.service.Secrets;
import dev.threadmark.aws.service.Tries;
import dev.threadmark.engine.Webhook;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.BellReaders;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The webhook's parts, from the function's environment. */
final class Wiring {
  /** Once more after what passes, so that no bell is refused for a connection that was dead. */
  private static final int TRIES = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Wiring() {}

  static Webhook webhook(Map<String, String> environment, InstantSource clock) {
    Settings plain = new Settings(environment);
    String region = plain.get("AWS_REGION", "the function's region; Lambda does so itself");
    Caller caller = new Caller(region, new AccessKeys(environment, clock), clock);
    Tries tries = new Tries(TRIES, Duration.ofMillis(50), PATIENCE);
    URI manager = AwsApi.SECRETS_MANAGER.endpoint(region, plain);
    Secrets secrets = new Secrets(new AwsService(AwsApi.SECRETS_MANAGER, manager, caller, tries));
    URI queue = plain.uri("THREADMARK_QUEUE_URL", "the address of the SQS queue");
    AwsService sqs = new AwsService(AwsApi.SQS, AwsApi.SQS.moved(plain, queue), caller, tries);
    return new Webhook(
        BellReaders.of(new Settings(environment, secrets)),
        new SqsBells(sqs, queue.toString()),
        clock);
  }
}
