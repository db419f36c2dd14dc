package dev.threadmark.azure.host;

import dev.threadmark.azure.host.wire.Answer;
import dev.threadmark.azure.host.wire.Call;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Runs functions in the worker of the moment and writes what their output bindings are to hold. */
final class Runs {
  private final Supplier<WorkerProcess> worker;
  private final HostJson host;
  private final StorageQueues queues;
  private final AtomicInteger ids = new AtomicInteger();

  Runs(Supplier<WorkerProcess> worker, HostJson host, StorageQueues queues) {
    this.worker = worker;
    this.host = host;
    this.queues = queues;
  }

  /** What a function returned, once all of its output is written. */
  record Result(Optional<Answer.Http> http) {}

  /** A function threw. The text is what it threw. */
  static final class FunctionFailed extends RuntimeException {
    FunctionFailed(String what) {
      super(what);
    }
  }

  boolean isReady() {
    return worker.get().isAlive();
  }

  CompletableFuture<Result> run(
      FunctionJson function, Map<String, String> texts, Map<String, String> metadata) {
    return run(function, texts, metadata, Optional.empty());
  }

  /** Fails if the function does, if it takes too long, or if its output cannot be written. */
  CompletableFuture<Result> run(
      FunctionJson function,
      Map<String, String> texts,
      Map<String, String> metadata,
      Optional<Call.Http> http) {
    Call call =
        new Call(
            ids.incrementAndGet(), function.name(), function.entryPoint(), texts, metadata, http);
    return worker
        .get()
        .run(call)
        .orTimeout(host.functionTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .thenApplyAsync(answer -> written(function, answer));
  }

  private Result written(FunctionJson function, Answer answer) {
    answer
        .error()
        .ifPresent(
            error -> {
              throw new FunctionFailed(error);
            });
    for (FunctionJson.Binding binding : function.queues()) {
      for (String message : answer.outputs().get(binding.get("name"))) {
        queues.of(binding).sendMessage(message);
      }
    }
    return new Result(answer.http());
  }
}
