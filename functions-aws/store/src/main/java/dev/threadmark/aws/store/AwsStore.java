package dev.threadmark.aws.store;

import dev.threadmark.aws.service.AccessKey;
import dev.threadmark.aws.service.AccessKeys;
import dev.threadmark.aws.service.AwsApi;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.aws.service.Caller;
import dev.threadmark.aws.service.Secrets;
import dev.threadmark.aws.service.Tries;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Opens what Threadmark keeps and uses in one region, from plain values, by the role of this
 * function, see {@link AccessKeys}. Where each service is asked is said in {@link AwsApi}.
 */
public final class AwsStore {
  private static final int TRIES = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Optional<URI> endpoint;
  private final Caller caller;

  /**
   * @param endpoint of an emulator, for tests and the laptop; empty for AWS itself
   */
  public AwsStore(String region, Optional<URI> endpoint) {
    this.endpoint = endpoint;
    InstantSource clock = InstantSource.system();
    // An emulator takes any key.
    Supplier<AccessKey> keys =
        endpoint.isPresent()
            ? () -> new AccessKey("emulator", "emulator", Optional.empty())
            : new AccessKeys(System.getenv(), clock);
    this.caller = new Caller(region, keys, clock);
  }

  public DynamoTable table(String name) {
    return new DynamoTable(dynamoDb(), name);
  }

  /** Makes the table, paid by request, unless it is there. In AWS, Terraform makes it. */
  public DynamoTable createIfMissing(String name) {
    NewTable.createIfMissing(dynamoDb(), name);
    return table(name);
  }

  /** See {@link SqsQueue} for {@code url} and {@code group}. */
  public SqsQueue queue(String url, UnaryOperator<String> group) {
    return new SqsQueue(sqs(url), url, group, caller.clock(), SqsQueue.POLL);
  }

  public WebIdentity identity() {
    return new WebIdentity(sts(), caller.clock());
  }

  public Secrets secrets() {
    return new Secrets(service(AwsApi.SECRETS_MANAGER, usual(AwsApi.SECRETS_MANAGER)));
  }

  /** Asked where the queue is. */
  AwsService sqs(String url) {
    URI moved = AwsApi.SQS.moved(Settings.ofProcess(), URI.create(url));
    return service(AwsApi.SQS, endpoint.orElse(moved));
  }

  Sts sts() {
    return new Sts(service(AwsApi.STS, usual(AwsApi.STS)));
  }

  AwsService dynamoDb() {
    return service(AwsApi.DYNAMODB, usual(AwsApi.DYNAMODB));
  }

  private URI usual(AwsApi api) {
    return endpoint.orElseGet(() -> api.endpoint(caller.region(), Settings.ofProcess()));
  }

  /** As patient as the SDK for Java, which waits a quarter as long for DynamoDB at first. */
  private AwsService service(AwsApi api, URI at) {
    Duration first = Duration.ofMillis(api == AwsApi.DYNAMODB ? 25 : 100);
    return new AwsService(api, at, caller, new Tries(TRIES, first, PATIENCE));
  }
}
