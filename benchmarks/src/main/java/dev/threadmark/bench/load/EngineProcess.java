package dev.threadmark.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The process under test. Arguments: provider, address of the mailbox, base URL of the sandbox,
 * data folder, a folder for the floor.
 */
public final class EngineProcess {
  private static final Logger ROOT = Logger.getLogger("");

  private final EngineUnderTest engine;
  private final Floor floor;

  private EngineProcess(String provider, String address, URI sandbox, Path data, Path bare) {
    MailboxId mailbox = new MailboxId(provider, new Address(address));
    engine =
        new EngineUnderTest(
            DataFolder.at(data), mailbox, Desk.named(provider).ends(sandbox, mailbox));
    floor = new Floor(DataFolder.at(bare), engine.driver(), mailbox);
  }

  public static void main(String[] args) throws IOException {
    ROOT.setLevel(Level.WARNING);
    Talk talk = new Talk();
    EngineProcess process =
        new EngineProcess(
            args[0], args[1], URI.create(args[2]), Path.of(args[3]), Path.of(args[4]));
    talk.when("begin", any -> process.begin())
        .when("watch", any -> process.watch())
        .when("mark", any -> process.mark())
        .when("await", process::await)
        .when("settle", any -> process.settle())
        .when("counts", any -> process.counts())
        .when("floor", any -> process.walkFloor())
        .when("places", any -> process.places())
        .untilTheEnd();
  }

  private Map<String, ?> begin() {
    return Map.of(
        "webhook", engine.webhook().toString(),
        "java", System.getProperty("java.runtime.version"),
        "collector", ManagementFactory.getGarbageCollectorMXBeans().get(0).getName(),
        "processors", Runtime.getRuntime().availableProcessors(),
        "flags", ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  private Map<String, ?> watch() {
    engine.watch();
    return Map.of();
  }

  private Map<String, Long> mark() {
    engine.awaitBell();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    return counts();
  }

  /** Waits until so many mails were handled since the start and no doorbell is left. */
  private Map<String, ?> await(JsonNode with) throws InterruptedException {
    long mails = with.path("mails").asLong();
    long patience = with.path("patienceSeconds").asLong() * 1_000_000_000L;
    long before = -1;
    long lastProgress = System.nanoTime();
    while (engine.handled() < mails || engine.firstBell() == 0 || !engine.queue().empty()) {
      if (engine.handled() != before) {
        before = engine.handled();
        lastProgress = System.nanoTime();
      }
      if (System.nanoTime() - lastProgress > patience) {
        return Map.of("stalled", true, "nanos", lastProgress - engine.firstBell());
      }
      Thread.sleep(1);
    }
    return Map.of("stalled", false, "nanos", engine.queue().lastDone() - engine.firstBell());
  }

  /** Waits until no doorbell is left, for those that our own stamps have rung. */
  private Map<String, ?> settle() throws InterruptedException {
    while (!engine.queue().empty()) {
      Thread.sleep(1);
    }
    return Map.of();
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("tableReads", engine.table().reads());
    counts.put("tableReadRows", engine.table().rowsRead());
    counts.put("tableWrites", engine.table().writes());
    counts.put("tableWrittenRows", engine.table().rowsWritten());
    counts.put("dynamoWriteUnits", engine.units().writeUnits.sum());
    counts.put("dynamoReadUnits", engine.units().readUnits.sum());
    counts.put("azureTableTransactions", engine.units().transactions.sum());
    counts.put("queuePuts", engine.queue().puts.sum());
    counts.put("queueTakes", engine.queue().takes.sum());
    counts.put("queueVainTakes", engine.queue().vainTakes.sum());
    counts.put("queueDones", engine.queue().dones.sum());
    counts.put("queueAgains", engine.queue().agains.sum());
    counts.put("cpuNanos", Talk.cpuNanos());
    counts.put("heapPeakBytes", heapPools().mapToLong(p -> p.getPeakUsage().getUsed()).sum());
    return counts;
  }

  private static Stream<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private Map<String, Long> walkFloor() {
    long begun = System.nanoTime();
    long cpu = Talk.cpuNanos();
    long mails = floor.walk(engine.cursor());
    long nanos = System.nanoTime() - begun;
    return Map.of("mails", mails, "nanos", nanos, "cpuNanos", Talk.cpuNanos() - cpu);
  }

  private Map<String, ?> places() {
    return Map.of("places", engine.places());
  }
}
