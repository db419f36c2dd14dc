package dev.threadmark.bench.scale;

import java.util.LinkedHashMap;
import java.util.Map;

/** What nobody measured. */
final class Assumed {
  /** As in the price list. */
  static final double SECONDS_A_REQUEST = 0.2;

  static final double SECONDS_A_CALL = 0.005;
  static final double SECONDS_A_PUT = 0.01;

  /** From the mail in the mailbox to our bell on the queue. */
  static final long BELL_MILLIS = 5_000;

  static final double BELLS_LOST = 0.001;

  /** Mails of the mailbox at place i are as i to the power of this. */
  static final double TAIL = -0.7;

  static final double PART_IN_BURSTS = 0.05;
  static final int LEAST_BURST = 50;
  static final int MOST_BURST = 2_000;
  static final long BURST_MILLIS = 60_000;

  /** Rows of a mail in the key index and in the subject index; they lie in 16 partitions each. */
  static final double KEY_ROWS = 3;

  static final double SUBJECT_ROWS = 0.5;

  /** The ticket goes on the list of those whose mailbox shows an old state, and off. */
  static final double MIRROR_ROWS = 2;

  /** A mail in a transaction: measured write units by measured rows. */
  static final double UNITS_A_ROW = 2.3;

  /** Measured by {@code bench cost --mails 200}: 6,224 and 5,917. */
  static final double STORED_BYTES = 6_100;

  private static final double[] HOURS = {
    1, 1, 1, 1, 1, 2, 4, 7, 11, 13, 12, 11, 8, 10, 11, 10, 9, 7, 4, 3, 3, 2, 2, 1
  };
  private static final double[] WEEKDAYS = {1.35, 1.25, 1.2, 1.2, 1.1, 0.45, 0.45};

  private Assumed() {}

  /** How much more mail comes in this hour than on average. */
  static double tide(long at) {
    int hour = (int) (at / 3_600_000);
    double sum = 0;
    for (double one : HOURS) {
      sum += one;
    }
    return HOURS[hour % 24] * 24 / sum * WEEKDAYS[hour / 24 % 7];
  }

  /** The most that {@link #tide} can be. */
  static double spring() {
    double most = 0;
    for (int hour = 0; hour < 7 * 24; hour++) {
      most = Math.max(most, tide(hour * 3_600_000L));
    }
    return most;
  }

  static Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("secondsAProviderRequest", SECONDS_A_REQUEST);
    json.put("secondsATableCall", SECONDS_A_CALL);
    json.put("secondsAQueuePut", SECONDS_A_PUT);
    json.put("secondsFromMailToBell", BELL_MILLIS / 1000.0);
    json.put("bellsLost", BELLS_LOST);
    json.put("mailboxSizes", "place to the power of " + TAIL + "; every second one is Gmail");
    json.put(
        "bursts",
        "%.0f %% of mails, %d to %d to one mailbox within a minute"
            .formatted(100 * PART_IN_BURSTS, LEAST_BURST, MOST_BURST));
    json.put("busiestHourToMean", Math.round(spring() * 100) / 100.0);
    json.put("keyRowsAMail", KEY_ROWS);
    json.put("subjectRowsAMail", SUBJECT_ROWS);
    json.put("mirrorRowsAMail", MIRROR_ROWS);
    json.put("oneTimeZone", "all mailboxes sleep and wake together, which is the worst case");
    return json;
  }
}
