package dev.threadmark.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the mails of the last thirty days cost, as far as prices are known. */
final class CostCheck implements Check {
  /** A bigger journal is not read to its end: that alone would cost. */
  private static final long MOST = 200_000;

  /**
   * Dollars a mail that comes alone: 20.6 transactions on Azure; 18.7 write units, 13.6 read units
   * on AWS; 3 queue operations ({@code bench cost}, prices of November 2026).
   */
  private static final double AZURE = 0.00000085;

  private static final double AWS = 0.0000146;

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public List<String> needs() {
    return List.of("table");
  }

  @Override
  public Finding look(Examination of) {
    Instant since = of.patient().clock().instant().minus(Duration.ofDays(30));
    long mails;
    try (var marks = of.patient().engine().journal().all(of.patient().mailbox())) {
      mails = marks.limit(MOST).filter(mark -> mark.receivedAt().isAfter(since)).count();
    }
    return Finding.good(
        ("%d mails in 30 days: table and queue at most $%.2f on Azure, $%.2f on AWS; not known:"
                + " functions, storage, logs, network, licences")
            .formatted(mails, mails * AZURE, mails * AWS));
  }
}
