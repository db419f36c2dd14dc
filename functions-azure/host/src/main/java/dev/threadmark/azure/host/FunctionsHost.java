package dev.threadmark.azure.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A small host of ours that stands in for the Azure Functions host <em>and</em> its Java worker,
 * neither of which is to be had on a development machine. It reads {@code host.json} and each
 * {@code function.json} of a packaged app and runs its functions in a JVM of their own, which can
 * be killed. Queues are real as far as the emulator is.
 *
 * <p>What it plays: HTTP triggers on loopback with routes, methods and prefix; queue triggers with
 * batches, leases, retries and the poison queue; queue output, whose failing is a 500; timers,
 * which run when they are told to. What it does not: keys and logins, identity-based connections,
 * the renewal of leases, scaling, the extension bundle, telemetry, the class loader of the real
 * worker (its parent comes first, with gson 2.9.0), bodies that are not text.
 */
public final class FunctionsHost implements AutoCloseable {
  private static final Pattern LOADED = Pattern.compile(".*?\\[class,load] (\\S+) source: .*");

  private static final String TIMER =
      "{\"Schedule\":{\"AdjustForDST\":true},\"ScheduleStatus\":null,\"IsPastDue\":false}";

  private final AppFolder app;
  private final Map<String, String> env;
  private final Path logs;
  private final Runs runs;
  private final HttpFront http;
  private final List<QueueListener> listeners = new ArrayList<>();
  private volatile WorkerProcess worker;

  private FunctionsHost(AppFolder app, Map<String, String> env) {
    this.app = app;
    this.env = Map.copyOf(env);
    try {
      logs = Files.createTempDirectory("functions-host-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HostJson host = app.hostJson();
    StorageQueues queues = new StorageQueues(this.env, host.base64());
    worker = WorkerProcess.start(app, this.env, logs);
    runs = new Runs(() -> worker, host, queues);
    http = new HttpFront(host, app.functions(), runs);
    for (FunctionJson function : app.functions()) {
      function
          .trigger("queueTrigger")
          .ifPresent(
              trigger -> listeners.add(new QueueListener(host, function, trigger, queues, runs)));
    }
  }

  /**
   * Starts an app; its functions may be called when this returns.
   *
   * @param env the app settings, and all of the environment that the app sees
   */
  public static FunctionsHost start(AppFolder app, Map<String, String> env) {
    return new FunctionsHost(app, env);
  }

  /** Where the HTTP triggers are, without path. */
  public URI httpUri() {
    return http.uri();
  }

  /**
   * Runs a timer's function, whatever its schedule, and waits for it.
   *
   * @throws IllegalStateException if it fails
   */
  public void tick(String function) {
    FunctionJson timer =
        app.functions().stream()
            .filter(one -> one.name().equals(function))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no function " + function));
    String name = timer.trigger("timerTrigger").orElseThrow().get("name");
    try {
      runs.run(timer, Map.of(name, TIMER), Map.of()).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the timer's function failed", e.getCause());
    }
  }

  /**
   * Kills the worker's JVM at once. What it was doing has failed, as the real host has it, and its
   * messages are back on their queue when this returns.
   */
  public void kill() {
    worker.kill();
    while (!isIdle()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** True while no message is in the hands of a function. */
  public boolean isIdle() {
    return listeners.stream().allMatch(QueueListener::isIdle);
  }

  /** Starts the worker's JVM again, killing the old one if it still runs. */
  public void restart() {
    worker.kill();
    worker = WorkerProcess.start(app, env, logs);
  }

  /** The names of the classes that the worker's JVM of the moment has loaded so far. */
  public List<String> classLoadLog() {
    return lines("classes.log")
        .map(LOADED::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .toList();
  }

  /** What the functions printed, logs among it. */
  public String output() {
    return String.join("\n", lines("output.log").toList());
  }

  private Stream<String> lines(String file) {
    try {
      return Files.readAllLines(logs.resolve(file)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    listeners.forEach(QueueListener::close);
    http.close();
    worker.kill();
    try (Stream<Path> all = Files.list(logs)) { // a restarted JVM has put its older log aside
      for (Path log : all.toList()) {
        Files.delete(log);
      }
      Files.delete(logs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
