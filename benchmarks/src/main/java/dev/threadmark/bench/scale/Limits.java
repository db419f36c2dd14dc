package dev.threadmark.bench.scale;

import dev.threadmark.bench.ingest.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much of each limit is used, the most used first. Over 1 it does not work. */
final class Limits {
  /**
   * {@code {"provider":"graph","address":"support@example.com","since":"2026-11-28T00:00:00Z"},}
   */
  private static final int BYTES_A_MAILBOX = 84;

  private record Limit(String what, double used, double limit) {
    double part() {
      return used / limit;
    }
  }

  private final List<Limit> all = new ArrayList<>();
  private final int mailboxes;

  Limits(Simulation of, Map.Entry<String, Rate> busiest) {
    mailboxes = of.load.mailboxes();
    Host host = of.host;
    add(
        "bytes of the setting that lists mailboxes",
        (double) BYTES_A_MAILBOX * mailboxes,
        host.settingBytes());
    add("seconds of a keeper's run", of.keeper.lengths.most(), host.keeperMillis() / 1000.0);
    add("workers, busiest hour", of.busiestHour(), host.workers());
    add("rows or units a second, " + busiest.getKey(), busiest.getValue().most(), host.partition());
    add("transactions a second, account", of.meters.account.ended().most(), host.account());
    add("bells a second, webhook", of.meters.webhook.ended().most(), host.webhook());
    add("Gmail units a second, project", of.meters.gmail.ended().most(), of.meters.gmail.limit());
    all.sort(Comparator.comparingDouble(Limit::part).reversed());
  }

  private void add(String what, double used, double limit) {
    if (limit < Double.MAX_VALUE) {
      all.add(new Limit(what, used, limit));
    }
  }

  String first() {
    return all.get(0).what();
  }

  /** Those that are used up. Workers who are never idle have more to do than they can. */
  List<String> broken() {
    return all.stream().filter(one -> one.part() > BROKEN).map(Limit::what).toList();
  }

  private static final double BROKEN = 0.98;

  List<Map<String, Object>> json() {
    return all.stream().map(this::json).toList();
  }

  private Map<String, Object> json(Limit one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("limit", one.what());
    json.put("used", Figures.rounded(one.used()));
    json.put("of", one.limit());
    json.put("part", Figures.rounded(one.part()));
    json.put("mailboxesAtLimit", Math.round(mailboxes / one.part()));
    return json;
  }
}
