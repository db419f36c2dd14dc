package dev.threadmark.aws.emulators;

import java.net.URI;

/**
 * Amazon's own <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 * Local</a>, in memory, on loopback only. It takes any credentials; each access key and region has
 * tables of its own.
 */
public final class DynamoDbLocal implements AutoCloseable {
  private final Emulator emulator = Emulator.start(DynamoDbLocalProcess.class);

  private DynamoDbLocal() {}

  /** Returns when it answers, after 1 to 5 seconds. It ends with this process at the latest. */
  public static DynamoDbLocal start() {
    return new DynamoDbLocal();
  }

  public URI endpoint() {
    return emulator.endpoint();
  }

  @Override
  public void close() {
    emulator.close();
  }

  ProcessHandle handle() {
    return emulator.handle();
  }
}
