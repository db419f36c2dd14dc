package dev.threadmark.aws.emulators;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for the Lambda service, with room for one invocation at a time. What runs the handler
 * is no stand-in: it is AWS's own runtime client for Java, in a JVM of its own, which asks a
 * Runtime API on loopback. As in Lambda, a process that has died is followed by a new one at the
 * next invocation. With {@code AWS_LAMBDA_INITIALIZATION_TYPE=snap-start} in the environment the
 * hooks of SnapStart run, but no snapshot is taken.
 *
 * <p>Not here: freezing between invocations, limits of memory and size, IAM.
 */
public final class LambdaRuntime implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final LambdaFunction function;
  private final Path log;
  private volatile Optional<RuntimeProcess> process = Optional.empty();
  private int starts;

  private LambdaRuntime(LambdaFunction function) {
    this.function = function;
    try {
      log = Files.createTempFile("lambda", ".log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a process and does not wait for it: the first invocation does. */
  public static LambdaRuntime start(LambdaFunction function) {
    LambdaRuntime runtime = new LambdaRuntime(function);
    runtime.alive();
    return runtime;
  }

  /** Of every JVM that is started, as in the managed runtime; a function's own come on top. */
  public static List<String> flags() {
    return RuntimeProcess.FLAGS;
  }

  /** Waits for the answer. A process that dies or takes more than a minute is a failure. */
  public synchronized LambdaAnswer invoke(String event) {
    return alive().invoke(event, TIMEOUT).orElseGet(this::died);
  }

  /** Kills the process with SIGKILL, whatever it is doing. */
  public void kill() {
    process.ifPresent(RuntimeProcess::close);
  }

  /** What the function and its JVM have printed, as CloudWatch would show it. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many processes there were. */
  public synchronized int starts() {
    return starts;
  }

  @Override
  public void close() {
    kill();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lambda says less; who reads this has no CloudWatch to look at. */
  private LambdaAnswer died() {
    String log = log();
    return LambdaAnswer.failure(
        new ObjectMapper()
            .createObjectNode()
            .put("errorType", "Runtime.ExitError")
            .put("errorMessage", log.substring(Math.max(0, log.length() - 2_000)))
            .toString());
  }

  private synchronized RuntimeProcess alive() {
    if (process.filter(RuntimeProcess::isAlive).isEmpty()) {
      process.ifPresent(RuntimeProcess::close);
      process = Optional.of(RuntimeProcess.start(function, log, TIMEOUT));
      starts++;
    }
    return process.get();
  }
}
