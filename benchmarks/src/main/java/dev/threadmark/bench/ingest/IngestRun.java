package dev.threadmark.bench.ingest;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One provider: warms up, then bursts, then one by one.
 *
 * @param burst how many mails are delivered at once
 * @param warmUp mails before anything is measured
 */
public record IngestRun(
    String provider, int mails, int burst, int warmUp, Modes modes, long seed, List<String> flags) {
  private static final int MOST_TRICKLED = 300;
  private static final int TRICKLED_FIRST = 20;

  /** What is measured. */
  public enum Modes {
    BURST,
    TRICKLE,
    BOTH
  }

  /** What came out; phases that were not asked for have no mails. */
  public record Result(Map<String, Object> json, Phase bursts, Phase trickle, Placed placed) {}

  public Result in(Path folder) {
    try (Rig rig = new Rig(provider, seed, folder, flags)) {
      return with(rig);
    }
  }

  private Result with(Rig rig) {
    say("warming up with %d mails", warmUp);
    bursts(rig, warmUp, new Phase());
    Phase bursts = new Phase();
    Phase trickle = new Phase();
    if (modes != Modes.TRICKLE) {
      say("%d mails in bursts of %d", mails, burst);
      bursts(rig, mails, bursts);
    }
    if (modes != Modes.BURST) {
      int one = Math.min(mails, MOST_TRICKLED);
      say("%d mails one by one", one);
      oneByOne(rig, TRICKLED_FIRST, new Phase());
      oneByOne(rig, one, trickle);
    }
    Placed placed = rig.placed();
    return new Result(json(rig, bursts, trickle, placed), bursts, trickle, placed);
  }

  private void bursts(Rig rig, int all, Phase phase) {
    for (int left = all; left > 0 && !rig.stalled(); left -= burst) {
      rig.burst(Math.min(left, burst), true, phase);
    }
  }

  private void oneByOne(Rig rig, int all, Phase phase) {
    for (int left = all; left > 0 && !rig.stalled(); left--) {
      rig.burst(1, false, phase);
    }
  }

  private Map<String, Object> json(Rig rig, Phase bursts, Phase trickle, Placed placed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("engineProcess", rig.begun());
    json.put("warmUpMails", warmUp);
    json.put("burstSize", burst);
    if (bursts.mails() > 0) {
      json.put("burst", new Figures(bursts).json());
      json.put("burstTargets", Targets.of(provider, true));
    }
    if (trickle.mails() > 0) {
      json.put("trickle", trickled(trickle));
      json.put("trickleTargets", Targets.of(provider, false));
    }
    json.put("placed", placed.json());
    json.put("stalled", rig.stalled());
    return json;
  }

  private static Map<String, Object> trickled(Phase phase) {
    Map<String, Object> json = new Figures(phase).json();
    Map<String, Object> latency = new LinkedHashMap<>();
    for (double percent : new double[] {50, 90, 99, 100}) {
      latency.put("p%.0f".formatted(percent), Figures.rounded(phase.millis(percent)));
    }
    json.put("millisFromBellToDurable", latency);
    return json;
  }

  private void say(String what, Object... values) {
    System.err.println(provider + ": " + what.formatted(values));
  }
}
