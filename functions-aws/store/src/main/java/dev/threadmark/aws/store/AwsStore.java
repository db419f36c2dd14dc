package dev.threadmark.aws.store;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Opens what Threadmark keeps and uses in one region, from plain values. Credentials are found as
 * the SDK does it (<a
 * href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html">chain</a>):
 * in a function, its role.
 *
 * @param endpoint of an emulator, for tests and the laptop; empty for AWS itself
 */
public record AwsStore(String region, Optional<URI> endpoint) {

  public DynamoTable table(String name) {
    return new DynamoTable(dynamoDb(), name);
  }

  /** Makes the table, paid by request, unless it is there. In AWS, Terraform makes it. */
  public DynamoTable createIfMissing(String name) {
    DynamoDbClient client = dynamoDb();
    Calls.run("cannot make the table", () -> create(client, name));
    Calls.run("the table is not ready", () -> await(client, name));
    return new DynamoTable(client, name);
  }

  /**
   * See {@link SqsQueue} for {@code url} and {@code group}.
   *
   * @param keep makes the client once, when it is first asked for
   */
  public SqsQueue queue(
      String url, UnaryOperator<String> group, UnaryOperator<Supplier<SqsClient>> keep) {
    return new SqsQueue(keep.apply(this::sqs), url, group, InstantSource.system(), SqsQueue.POLL);
  }

  public WebIdentity identity() {
    StsClient client = AwsClients.client(StsClient.builder(), region, endpoint);
    return new WebIdentity(client, InstantSource.system());
  }

  public SecretSource secrets() {
    return new SecretSource(AwsClients.client(SecretsManagerClient.builder(), region, endpoint));
  }

  SqsClient sqs() {
    return AwsClients.client(SqsClient.builder(), region, endpoint);
  }

  private DynamoDbClient dynamoDb() {
    return AwsClients.client(DynamoDbClient.builder(), region, endpoint);
  }

  private static void create(DynamoDbClient client, String name) {
    CreateTableRequest request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(List.of(string(Items.PARTITION), string(Items.ROW)))
            .keySchema(key(Items.PARTITION, KeyType.HASH), key(Items.ROW, KeyType.RANGE))
            .build();
    try {
      client.createTable(request);
    } catch (ResourceInUseException e) {
      // It is there.
    }
  }

  private static void await(DynamoDbClient client, String name) {
    try (DynamoDbWaiter waiter = client.waiter()) {
      waiter.waitUntilTableExists(describe -> describe.tableName(name));
    }
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
