package dev.threadmark.bench.ingest;

import dev.threadmark.sandbox.Traffic;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A phase as figures a mail, in words that say what they count. */
public final class Figures {
  private static final double MEBIBYTE = 1024 * 1024;

  private final Phase phase;

  public Figures(Phase phase) {
    this.phase = phase;
  }

  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mails", phase.mails());
    json.put("seconds", rounded(phase.nanos() / 1e9));
    json.put("mailsPerSecond", rounded(phase.mailsPerSecond()));
    if (phase.hasFloor()) {
      json.put("floorMailsPerSecond", rounded(phase.floorMailsPerSecond()));
      json.put("floorEngineCpuMillisPerMail", rounded(phase.floorCpuMillis()));
      json.put("speedToFloor", rounded(phase.mailsPerSecond() / phase.floorMailsPerSecond()));
    }
    json.put("heapPeakMiB", rounded(phase.heapPeak() / MEBIBYTE));
    json.put("perMail", perMail());
    return json;
  }

  /** Means; every one of them is a count of the phase divided by its mails. */
  public Map<String, Object> perMail() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("engineCpuMillis", each(phase.engine().get("cpuNanos") / 1e6));
    json.put("sandboxCpuMillis", each(phase.provider().get("cpuNanos") / 1e6));
    json.put("sandboxAnsweringMillis", each(provider("", "nanos") / 1e6));
    json.put("providerReadRequests", each(provider("READ/", "requests")));
    json.put("providerReadCalls", each(provider("READ/", "calls")));
    json.put("providerStampRequests", each(provider("STAMP/", "requests")));
    json.put("providerStampCalls", each(provider("STAMP/", "calls")));
    json.put("providerWatchRequests", each(provider("WATCH/", "requests")));
    json.put("providerOtherRequests", each(provider("OTHER/", "requests")));
    json.put("providerRequestsByKind", byKind("requests"));
    json.put("providerCallsByKind", byKind("calls"));
    json.put("providerBytesFetched", each(provider("", "bytes")));
    for (String name :
        new String[] {
          "tableReads",
          "tableReadRows",
          "tableWrites",
          "tableWrittenRows",
          "dynamoWriteUnits",
          "dynamoReadUnits",
          "azureTableTransactions",
          "queuePuts",
          "queueTakes",
          "queueDones"
        }) {
      json.put(name, each(phase.engine().get(name)));
    }
    return json;
  }

  private Map<String, Object> byKind(String what) {
    Map<String, Object> kinds = new TreeMap<>();
    for (Traffic.Kind kind : Traffic.Kind.values()) {
      long count = phase.provider().get(kind.purpose() + "/" + kind + "/" + what);
      if (count > 0) {
        kinds.put(kind.name().toLowerCase(Locale.ROOT), each(count));
      }
    }
    return kinds;
  }

  private long provider(String begins, String ends) {
    return phase.provider().sum(n -> n.startsWith(begins) && n.endsWith("/" + ends));
  }

  private double each(double count) {
    return rounded(count / phase.mails());
  }

  /** Four digits that mean something. */
  public static double rounded(double value) {
    return Double.isFinite(value) && value != 0
        ? new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue()
        : 0;
  }
}
