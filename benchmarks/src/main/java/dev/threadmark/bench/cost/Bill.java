package dev.threadmark.bench.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines of units times price, each with its arithmetic, and their sums with and without free tiers.
 */
public final class Bill {
  private final List<Map<String, Object>> lines = new ArrayList<>();
  private double gross;
  private double net;

  /**
   * @param arithmetic where the units come from
   */
  void add(String what, double units, String arithmetic, Prices.Price price) {
    double full = units / price.per() * price.dollars();
    double due = Math.max(0, units - price.free()) / price.per() * price.dollars();
    gross += full;
    net += due;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("item", what);
    line.put("units", Math.round(units * 1000) / 1000.0);
    line.put("unitsAre", arithmetic);
    line.put("price", "$%s per %d".formatted(plain(price.dollars()), price.per()));
    line.put("dollars", cents(full));
    line.put("freeUnits", price.free());
    line.put("dollarsAfterFreeTier", cents(due));
    line.put("priceSource", price.source());
    lines.add(line);
  }

  public double gross() {
    return gross;
  }

  public double afterFreeTiers() {
    return net;
  }

  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dollarsAMonth", cents(gross));
    json.put("dollarsAMonthAfterFreeTiers", cents(net));
    json.put("lines", lines);
    return json;
  }

  private static double cents(double dollars) {
    return Math.round(dollars * 10_000) / 10_000.0;
  }

  private static String plain(double dollars) {
    return String.format(Locale.ROOT, "%.10f", dollars).replaceAll("0+$", "");
  }
}
