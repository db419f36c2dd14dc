package dev.threadmark.bench.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures are held against: the least there can be, and what issue 5 asks for. */
final class Targets {
  private static final double PAGE = 100;
  private static final double GRAPH_BATCH = 20;
  private static final double GMAIL_BATCH = 50;

  private final Map<String, Object> json = new LinkedHashMap<>();

  private Targets() {}

  static Map<String, Object> of(String provider, boolean burst) {
    Targets targets = new Targets();
    if (provider.equals("graph")) {
      targets.graph(burst);
    } else {
      targets.gmail(burst);
    }
    if (burst) {
      targets.add("tableWrites", 2, 3, "the mail's batch on its ticket, and its id in the index");
      targets.add("tableReads", 2 / PAGE, 2, "a page could ask once for marks, once for keys");
      targets.json.put("mailsPerSecond", Map.of("asked", 500));
    }
    targets.json.put("heapPeakMiB", Map.of("asked", 256));
    return targets.json;
  }

  private void graph(boolean burst) {
    if (burst) {
      add("providerReadRequests", 1 / PAGE, 0.1, "delta pages of 100, whole ones");
      add("providerStampRequests", 1 / GRAPH_BATCH, 1 / GRAPH_BATCH, "batches of 20");
    } else {
      add("providerReadCalls", 1, 1, "one delta of the folder that rang");
    }
    add("providerStampCalls", 1, 1, "each mail is stamped once");
  }

  private void gmail(boolean burst) {
    double history = burst ? 1 / PAGE : 1;
    add("providerReadCalls", 1 + history, burst ? 1.01 : 1, "a get a mail, a history a page");
    if (burst) {
      add("providerReadRequests", 1 / GMAIL_BATCH + history, 1.01, "batches of 50 gets");
    }
    add("providerStampCalls", 1, 1, "each mail is stamped once; a ticket's label comes on top");
  }

  private void add(String figure, double floor, double asked, String why) {
    json.put(figure, Map.of("floor", Figures.rounded(floor), "asked", asked, "floorIs", why));
  }
}
