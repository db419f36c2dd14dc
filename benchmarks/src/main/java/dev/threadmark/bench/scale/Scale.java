package dev.threadmark.bench.scale;

import dev.threadmark.bench.cost.Bill;
import dev.threadmark.bench.cost.Prices;
import dev.threadmark.bench.cost.Pricing;
import dev.threadmark.bench.cost.Usage;
import dev.threadmark.bench.ingest.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a simulated deployment comes to, as JSON. */
public final class Scale {
  private static final List<String> NOTES =
      List.of(
          "A model. Measured: CPU, requests, table calls, rows, units of a walk. From the code and"
              + " infra/: workers, time limits, batch sizes, what the keeper does in which order."
              + " Assumed: all under assumptions. No cloud and no provider has been asked.",
          "A limit that is used up is told, not felt: a partition or webhook over its limit does not"
              + " slow the simulated workers. Workers, the keeper's time and the providers' limits"
              + " for a mailbox are felt.",
          "Not in it: answers of people, what showing states in mailboxes costs, cold starts,"
              + " imports, rebuilds, retries of the providers' own bells.",
          "mailboxesAtLimit assumes that all grows alike. Workers that are never idle fetch more at"
              + " once, so theirs is too low.");

  private Scale() {}

  public static Map<String, Object> json(Load load, Prices prices) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mailboxes", load.mailboxes());
    json.put("mailsAMonth", load.mailsAMonth());
    json.put("seed", load.seed());
    json.put("daysSimulated", load.days());
    for (Host host : List.of(Host.AZURE, Host.AWS)) {
      json.put(host.name(), figures(Simulation.run(load, host), prices));
    }
    json.put("measuredBy", Walk.SOURCE);
    json.put("prices", prices.json().path("dated").asText());
    json.put("assumptions", Assumed.json());
    json.put("notes", NOTES);
    return json;
  }

  private static Map<String, Object> figures(Simulation of, Prices prices) {
    Map.Entry<String, Rate> busiest = of.meters.busiest();
    Limits limits = new Limits(of, busiest);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mails", of.arrived);
    json.put("onTickets", of.ticketed);
    json.put("waitingAtTheEnd", of.waiting());
    json.put("workers", of.host.workers());
    json.put("bellsOnTheQueue", percentiles(of.depth));
    json.put("secondsFromMailToTicket", percentiles(of.delay));
    json.put("walks", of.walks);
    json.put("walksThatFoundNothing", of.walks - of.walksWithMail);
    json.put("throttledByProviders", of.throttled);
    json.put("workersEndedByTheirTime", of.endedWorkers);
    json.put("busiestPartition", busiest.getKey());
    json.put("itsBusiestSecond", Figures.rounded(busiest.getValue().most()));
    json.put("itsLimit", busiest.getValue().limit());
    json.put("secondsOverIt", busiest.getValue().secondsOver());
    json.put("keeper", keeper(of));
    json.put("dollarsAMonth", dollars(of, prices));
    json.put("firstLimit", limits.first());
    json.put("doesNotHold", limits.broken());
    json.put("limits", limits.json());
    return json;
  }

  private static Map<String, Object> percentiles(Spread of) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("p50", Figures.rounded(of.at(0.5)));
    json.put("p99", Figures.rounded(of.at(0.99)));
    json.put("max", Figures.rounded(of.most()));
    return json;
  }

  private static Map<String, Object> keeper(Simulation of) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("secondsARunNeeds", percentiles(of.keeper.lengths));
    json.put("secondsItHas", of.host.keeperMillis() / 1000);
    json.put("runs", of.keeper.runs);
    json.put("runsEndedByTheirTime", of.keeper.ended);
    json.put("fewestMailboxesAskedForLabels", of.keeper.leastLooks);
    json.put("sweeps", of.keeper.rung);
    json.put("mailboxesForgotten", of.keeper.forgotten(of.load.days() * 86_400_000L));
    return json;
  }

  private static Map<String, Object> dollars(Simulation of, Prices prices) {
    Pricing pricing = new Pricing(prices, of.load.mailsAMonth());
    boolean aws = of.host.name().equals(Host.AWS.name());
    Bill bill = aws ? pricing.aws(usage(of)) : pricing.azure(usage(of));
    double months = of.load.days() / Load.DAYS_A_MONTH;
    double seconds =
        of.keeper.runs * Math.min(of.keeper.lengths.mean(), of.host.keeperMillis() / 1000.0);
    pricing.keeper(
        bill,
        of.host.name(),
        seconds / months,
        2.0 * of.load.mailboxes() * of.keeper.runs / months);
    return bill.json();
  }

  private static Usage usage(Simulation of) {
    double mails = Math.max(1, of.arrived);
    double puts = of.rings + of.keeper.rung;
    return new Usage(
        of.rings / mails,
        of.walks / mails,
        (puts + 2.0 * (of.walks + of.throttled)) / mails,
        of.requests / mails,
        of.calls / mails,
        (of.transactions + 2.0 * of.keeper.rung) / mails,
        (of.writeUnits + of.keeper.rung) / mails,
        (of.readUnits + of.keeper.rung) / mails,
        of.cpu / mails,
        Assumed.STORED_BYTES);
  }
}
