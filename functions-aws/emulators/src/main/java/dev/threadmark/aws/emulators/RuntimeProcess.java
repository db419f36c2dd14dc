package dev.threadmark.aws.emulators;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM that runs AWS's runtime client, with the Runtime API that it asks. */
final class RuntimeProcess implements AutoCloseable {
  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** Those of the managed runtime that matter here. */
  static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Djava.net.preferIPv4Stack=true",
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

  private final RuntimeApi api;
  private final Process process;

  private RuntimeProcess(RuntimeApi api, Process process) {
    this.api = api;
    this.process = process;
    // Whatever becomes of us: no JVM stays behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  static RuntimeProcess start(LambdaFunction function, Path log, Duration timeout) {
    RuntimeApi api = new RuntimeApi(timeout);
    ProcessBuilder builder = new ProcessBuilder(command(function));
    builder.directory(function.root().toFile());
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment(function, api));
    try {
      return new RuntimeProcess(api, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if the process ended before it answered, or took too long: then it is killed. */
  Optional<LambdaAnswer> invoke(String event, Duration timeout) {
    CompletableFuture<Optional<LambdaAnswer>> answer = api.invoke(event).thenApply(Optional::of);
    process.onExit().thenRun(() -> answer.complete(Optional.empty()));
    Optional<LambdaAnswer> given =
        answer
            .completeOnTimeout(Optional.empty(), timeout.toMillis(), TimeUnit.MILLISECONDS)
            .join();
    if (given.isEmpty()) {
      close();
    }
    return given;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    api.close();
  }

  private static List<String> command(LambdaFunction function) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add(RuntimeClient.libraryFlag());
    command.addAll(function.flags());
    command.add("-cp");
    command.add(
        function.classPath().isEmpty()
            ? RuntimeClient.classPath()
            : RuntimeClient.classPath() + File.pathSeparator + function.classPath());
    command.add(MAIN);
    command.add(function.handler());
    return command;
  }

  private static Map<String, String> environment(LambdaFunction function, RuntimeApi api) {
    Map<String, String> environment =
        new java.util.HashMap<>(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_NAME", "threadmark",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                "AWS_REGION", "us-east-1",
                "LAMBDA_TASK_ROOT", function.root().toString(),
                "LANG", "en_US.UTF-8",
                "TZ", ":UTC"));
    environment.putAll(function.environment());
    return environment;
  }
}
