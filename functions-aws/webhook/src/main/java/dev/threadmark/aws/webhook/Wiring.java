package dev.threadmark.aws.webhook;

import dev.threadmark.engine.Webhook;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.BellReaders;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/** The webhook's parts, from the function's environment. */
final class Wiring {
  private Wiring() {}

  static Webhook webhook(Map<String, String> environment, InstantSource clock) {
    Settings plain = new Settings(environment);
    AccessKeys keys = new AccessKeys(environment, clock);
    String region = plain.get("AWS_REGION", "the function's region; Lambda does so itself");
    Secrets secrets =
        new Secrets(
            new AwsService("secretsmanager", secrets(plain, region), region, "1.1", keys, clock));
    URI queue = plain.uri("THREADMARK_QUEUE_URL", "the address of the SQS queue");
    return new Webhook(
        BellReaders.of(new Settings(environment, secrets)),
        new SqsBells(new AwsService("sqs", queue, region, "1.0", keys, clock), queue.toString()),
        clock);
  }

  /** Named as the SDKs name it, so that one variable moves both. */
  private static URI secrets(Settings settings, String region) {
    return settings.uri(
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        URI.create("https://secretsmanager.%s.amazonaws.com".formatted(region)));
  }
}
