package dev.threadmark.bench.cold;

import dev.threadmark.aws.emulators.LambdaFunction;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.bench.load.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From no process to the first ticket: the packaged worker against the floor. */
final class WorkerCold {
  private static final double AT_MOST = 1.6;
  private static final String NO_FAILURES = "\"batchItemFailures\":[]";

  private final LambdaFunction worker;
  private final FloorPackage floor;
  private final Path folder;

  WorkerCold(Packages packages, FloorPackage floor, Path folder) {
    this.worker = packages.worker();
    this.floor = floor;
    this.folder = folder;
  }

  Map<String, Object> run(int runs) throws IOException {
    try (WorkerWorld world = new WorkerWorld(worker, 2 * (runs + 1) + 3)) {
      int spare = 2 * (runs + 1);
      LambdaFunction archived =
          Archive.of(
              worker.with(world.settings(spare)), world.event(spare), made("worker-archive"));
      LambdaFunction bareArchived =
          Archive.of(floor(world, FloorGraph.class, spare), "{}", made("floor-archive"));
      Map<String, Starts> starts =
          new Interleaved()
              .with("worker floor", at -> floor(floor(world, FloorGraph.class, at)))
              .with("plain floor", at -> floor(floor(world, FloorPlain.class, at)))
              .with("worker", at -> durable(world, worker, at))
              .with("worker floor, archived", at -> floor(bareArchived))
              .with("worker, archived", at -> durable(world, archived, runs + 1 + at))
              .run(runs);
      Starts bare = starts.get("worker floor");
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("floor", bare.json());
      json.put("floorByHttpURLConnection", starts.get("plain floor").json());
      json.put("worker", starts.get("worker").json());
      json.put("ratioToFloor", starts.get("worker").to(bare, AT_MOST));
      json.put(
          "ratioToFloorByHttpURLConnection",
          starts.get("worker").to(starts.get("plain floor"), AT_MOST));
      json.put("archivedFloor", starts.get("worker floor, archived").json());
      json.put("archivedWorker", starts.get("worker, archived").json());
      json.put(
          "archivedRatioToFloor",
          starts.get("worker, archived").to(starts.get("worker floor, archived"), AT_MOST));
      json.put("loaded", loaded(world, spare + 1));
      return json;
    }
  }

  private Path made(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private LambdaFunction floor(WorkerWorld world, Class<?> handler, int start) {
    return floor.function(handler).with(Map.of("FLOOR_URL", world.page(start).toString()));
  }

  private static Start floor(LambdaFunction function) {
    return Start.answered(function, "{}", "\"mails\":1");
  }

  private static Start durable(WorkerWorld world, LambdaFunction worker, int round) {
    world.takeAnswered();
    return Start.until(
        worker.with(world.settings(round)),
        world.event(round),
        NO_FAILURES,
        () -> ticketWritten(world.takeAnswered()));
  }

  private static long ticketWritten(List<Relay.Answered> answered) {
    return answered.stream()
        .filter(Relay.Answered::isWrite)
        .mapToLong(Relay.Answered::atNanos)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no ticket was written: " + answered));
  }

  private Map<String, Object> loaded(WorkerWorld world, int round) {
    Path log = folder.resolve("worker-classes");
    LambdaFunction logged = worker.with(world.settings(round)).flags(LoadedClasses.flag(log));
    world.takeAnswered();
    try (LambdaRuntime runtime = LambdaRuntime.start(logged)) {
      runtime.invoke(world.event(round)).get();
    }
    LoadedClasses own = LoadedClasses.in(log);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("workerClasses", own.names().size());
    json.put("workerByOrigin", own.byOrigin());
    json.put(
        "tableOperations", world.takeAnswered().stream().map(Relay.Answered::operation).toList());
    return json;
  }
}
