package dev.threadmark.aws.store;

import dev.threadmark.aws.emulators.DynamoDbLocal;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** One DynamoDB Local for all tests of this process, a table of its own for each. */
final class Tables {
  private static final DynamoDbLocal LOCAL = DynamoDbLocal.start();

  private Tables() {}

  static URI endpoint() {
    return LOCAL.endpoint();
  }

  static AwsStore store() {
    return new AwsStore("eu-central-1", Optional.of(endpoint()));
  }

  static DynamoTable fresh() {
    return store().createIfMissing("threadmark-" + UUID.randomUUID());
  }
}
