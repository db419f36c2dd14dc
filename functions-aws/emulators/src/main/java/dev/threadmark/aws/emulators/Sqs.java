package dev.threadmark.aws.emulators;

import java.net.URI;
import java.time.Duration;

/**
 * <a href="https://github.com/softwaremill/elasticmq">ElasticMQ</a>, which speaks the protocol of
 * SQS and keeps its limits, in memory, on loopback. It takes any credentials.
 */
public final class Sqs implements AutoCloseable {
  private final Emulator emulator = Emulator.start(SqsProcess.class);

  private Sqs() {}

  /** Returns when it answers, after 2 to 5 seconds. It ends with this process at the latest. */
  public static Sqs start() {
    return new Sqs();
  }

  public URI endpoint() {
    return emulator.endpoint();
  }

  /** Lets that much time pass for all of its queues, on top of what passes anyway. */
  public void pass(Duration time) {
    emulator.ask(Long.toString(time.toMillis()));
  }

  @Override
  public void close() {
    emulator.close();
  }

  ProcessHandle handle() {
    return emulator.handle();
  }
}
