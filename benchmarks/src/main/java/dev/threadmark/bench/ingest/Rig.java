package dev.threadmark.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.bench.load.Child;
import dev.threadmark.bench.load.EngineProcess;
import dev.threadmark.bench.load.SandboxProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two processes, and what was delivered so far. */
public final class Rig implements AutoCloseable {
  /** As much heap as is allowed. */
  public static final List<String> ENGINE_FLAGS = List.of("-Xmx256m");

  /** As the launcher has it, and as Java chooses by itself on machines as small as a function's. */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  private static final List<String> SANDBOX_FLAGS = List.of("-Xmx2g");
  private static final String ADDRESS = "support@lumen.example";
  private static final int PATIENCE_SECONDS = 30;

  private final Child sandbox;
  private final Child engine;
  private final JsonNode begun;
  private final Map<String, Integer> threads = new LinkedHashMap<>();
  private boolean stalled;

  /**
   * @param folder empty, or with {@code data} filled already
   */
  public Rig(String provider, long seed, Path folder, List<String> moreEngineFlags) {
    sandbox =
        Child.start(
            SandboxProcess.class, SANDBOX_FLAGS, List.of(provider, ADDRESS, Long.toString(seed)));
    List<String> flags = new ArrayList<>(ENGINE_FLAGS);
    if (moreEngineFlags.stream().noneMatch(flag -> flag.matches("-XX:\\+Use.*GC"))) {
      flags.add(COLLECTOR);
    }
    flags.addAll(moreEngineFlags);
    engine =
        Child.start(
            EngineProcess.class,
            flags,
            List.of(
                provider,
                ADDRESS,
                sandbox.ask("url").path("url").asText(),
                folder.resolve("data").toString(),
                folder.resolve("floor").toString()));
    try {
      begun = begin();
    } catch (RuntimeException e) {
      close(); // before its folder is deleted
      throw e;
    }
  }

  private JsonNode begin() {
    JsonNode ready = engine.ask("begin");
    sandbox.ask("ring at", Child.with().put("webhook", ready.path("webhook").asText()));
    engine.ask("watch");
    return ready;
  }

  /** Java, its flags and collector in the process under test. */
  public JsonNode begun() {
    return begun;
  }

  /**
   * Delivers mails at once, then lets the provider ring, and waits until all of them are durable.
   *
   * @param floor true if the pages are first fetched by the floor, which does not touch the cursor
   */
  public void burst(int mails, boolean floor, Phase phase) {
    sandbox.ask("prepare", Child.with().put("mails", mails));
    sandbox.ask("hold", Child.with().put("hold", true));
    sandbox
        .ask("deliver")
        .path("threads")
        .properties()
        .forEach(mail -> threads.put(mail.getKey(), mail.getValue().asInt()));
    if (floor) {
      JsonNode walked = engine.ask("floor");
      phase.addFloor(
          walked.path("mails").asLong(),
          walked.path("nanos").asLong(),
          walked.path("cpuNanos").asLong());
    }
    Counts provider = Counts.of(sandbox.ask("counts"));
    Counts own = Counts.of(engine.ask("mark"));
    sandbox.ask("hold", Child.with().put("hold", false));
    JsonNode done =
        engine.ask(
            "await",
            Child.with().put("mails", threads.size()).put("patienceSeconds", PATIENCE_SECONDS));
    stalled |= done.path("stalled").asBoolean();
    if (!stalled) {
      sandbox.ask("drain");
      engine.ask("settle");
    }
    Counts after = Counts.of(engine.ask("counts"));
    phase.add(
        mails,
        done.path("nanos").asLong(),
        after.since(own),
        Counts.of(sandbox.ask("counts")).since(provider),
        after.get("heapPeakBytes"));
  }

  /** True if mail was not handled and nothing went on for half a minute. */
  public boolean stalled() {
    return stalled;
  }

  /** Where all mails went, from the journal on disk. */
  public Placed placed() {
    JsonNode said = engine.ask("places");
    Map<String, String> places = new LinkedHashMap<>();
    said.path("places")
        .properties()
        .forEach(place -> places.put(place.getKey(), place.getValue().asText()));
    return Placed.of(threads, places);
  }

  @Override
  public void close() {
    engine.close();
    sandbox.close();
  }
}
