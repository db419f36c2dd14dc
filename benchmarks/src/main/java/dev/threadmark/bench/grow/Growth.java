package dev.threadmark.bench.grow;

import dev.threadmark.bench.ingest.Figures;
import dev.threadmark.bench.ingest.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures at several sizes of the table. */
public final class Growth {
  private final List<Map<String, Object>> sizes = new ArrayList<>();
  private Map<String, Object> first;

  /**
   * @param bytes of the data file
   * @param seconds that filling it took
   */
  public void add(long tickets, long rows, long bytes, double seconds, Phase phase) {
    Map<String, Object> figures = new Figures(phase).json();
    Map<String, Object> perMail = new Figures(phase).perMail();
    if (first == null) {
      first = perMail;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ticketsInTheTable", tickets);
    json.put("rowsInTheTable", rows);
    json.put("fileMiB", bytes >> 20);
    json.put("secondsToFill", Math.round(seconds));
    json.put("ratiosToTheFirstSize", ratios(perMail));
    json.putAll(figures);
    sizes.add(json);
  }

  private Map<String, Object> ratios(Map<String, Object> perMail) {
    Map<String, Object> ratios = new LinkedHashMap<>();
    perMail.forEach(
        (name, value) -> {
          if (value instanceof Double now && first.get(name) instanceof Double then && then > 0) {
            ratios.put(name, Figures.rounded(now / then));
          }
        });
    return ratios;
  }

  public Map<String, Object> json() {
    return Map.of("asked", "at most 1.1 times the figures of the first size", "sizes", sizes);
  }
}
