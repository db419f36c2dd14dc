package dev.threadmark.bench.cost;

/** From what a mail used to what a month of it costs on each cloud. */
public final class Pricing {
  private static final double GIGABYTE = 1e9;
  private static final double GIBIBYTE = 1 << 30;
  private static final double ROWS_A_READ_UNIT = 10;
  private static final double LEAST_PUSH = 1_000;

  private final Prices prices;
  private final double mails;

  public Pricing(Prices prices) {
    this(prices, prices.assumed("mailsAMonth"));
  }

  /**
   * @param mails a month
   */
  public Pricing(Prices prices, double mails) {
    this.prices = prices;
    this.mails = mails;
  }

  public Bill azure(Usage usage) {
    Bill bill = new Bill();
    functions(bill, "azure", usage);
    queue(bill, "azure", usage);
    bill.add(
        "table transactions",
        mails * usage.azureTransactions(),
        "%.0f mails x %.3f".formatted(mails, usage.azureTransactions()),
        prices.of("azure", "tableTransaction"));
    storage(bill, "azure", usage);
    return bill;
  }

  public Bill aws(Usage usage) {
    Bill bill = new Bill();
    bill.add(
        "HTTP API requests",
        mails * usage.bells(),
        "%.0f mails x %.3f bells".formatted(mails, usage.bells()),
        prices.of("aws", "httpRequest"));
    functions(bill, "aws", usage);
    queue(bill, "aws", usage);
    bill.add(
        "table write units",
        mails * usage.dynamoWriteUnits(),
        "%.0f mails x %.3f".formatted(mails, usage.dynamoWriteUnits()),
        prices.of("aws", "tableWriteUnit"));
    bill.add(
        "table read units",
        mails * usage.dynamoReadUnits(),
        "%.0f mails x %.3f".formatted(mails, usage.dynamoReadUnits()),
        prices.of("aws", "tableReadUnit"));
    storage(bill, "aws", usage);
    return bill;
  }

  /** Gmail's bells come through Pub/Sub, whatever the cloud. */
  public Bill pubSub(Usage usage) {
    Bill bill = new Bill();
    bill.add(
        "Pub/Sub pushes in GiB",
        mails * usage.bells() * LEAST_PUSH / GIBIBYTE,
        "%.0f mails x %.3f bells x 1,000 bytes".formatted(mails, usage.bells()),
        prices.of("google", "pushGibibyte"));
    return bill;
  }

  /** What the keeper's runs of a month cost beside the work of the mails. */
  public void keeper(Bill bill, String cloud, double seconds, double rowsRead) {
    double size = prices.assumed("workerGigabytes", cloud);
    bill.add(
        "keeper GB-seconds",
        seconds * size,
        "%.0f s of runs x %.2f GB".formatted(seconds, size),
        prices.of(cloud, "functionGigabyteSecond"));
    if (cloud.equals("aws")) {
      bill.add(
          "keeper read units",
          rowsRead / ROWS_A_READ_UNIT,
          "%.0f rows, %.0f in 4 KB".formatted(rowsRead, ROWS_A_READ_UNIT),
          prices.of("aws", "tableReadUnit"));
    }
  }

  private void functions(Bill bill, String cloud, Usage usage) {
    bill.add(
        "executions",
        mails * (usage.bells() + usage.runs()),
        "%.0f mails x (%.3f acknowledgements + %.3f worker runs)"
            .formatted(mails, usage.bells(), usage.runs()),
        prices.of(cloud, "functionExecution"));
    double ackSeconds = prices.assumed("ackSeconds", cloud);
    double ackSize = prices.assumed("ackGigabytes", cloud);
    double runSeconds = secondsARun(cloud, usage);
    double runSize = prices.assumed("workerGigabytes", cloud);
    bill.add(
        "GB-seconds",
        mails * (usage.bells() * ackSeconds * ackSize + usage.runs() * runSeconds * runSize),
        "%.0f mails x (%.3f acks x %.2f s x %.2f GB + %.3f runs x %.2f s x %.2f GB)"
            .formatted(
                mails, usage.bells(), ackSeconds, ackSize, usage.runs(), runSeconds, runSize),
        prices.of(cloud, "functionGigabyteSecond"));
  }

  /** CPU as measured here, and waiting for provider and table as assumed. */
  private double secondsARun(String cloud, Usage usage) {
    double aMail =
        usage.cpuSeconds()
            + usage.providerRequests() * prices.assumed("secondsAProviderRequest")
            + usage.tableCalls() * prices.assumed("secondsATableCall");
    return Math.max(prices.assumed("leastWorkerSeconds", cloud), aMail / usage.runs());
  }

  private void queue(Bill bill, String cloud, Usage usage) {
    bill.add(
        "queue operations",
        mails * usage.queueOperations(),
        "%.0f mails x %.3f (put, take, done)".formatted(mails, usage.queueOperations()),
        prices.of(cloud, "queueOperation"));
  }

  private void storage(Bill bill, String cloud, Usage usage) {
    double months = prices.assumed("monthsKept");
    double times = prices.assumed("storedBytesTimes", cloud);
    bill.add(
        "table storage in GB-months",
        mails * months * usage.storedBytes() * times / GIGABYTE,
        "%.0f mails x %.0f months kept x %.0f bytes x %.1f"
            .formatted(mails, months, usage.storedBytes(), times),
        prices.of(cloud, "tableGigabyteMonth"));
  }
}
