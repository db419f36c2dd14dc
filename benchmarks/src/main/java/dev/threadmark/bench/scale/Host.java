package dev.threadmark.bench.scale;

/**
 * What a cloud allows, and what {@code infra/} asks of it.
 *
 * @param workers bells at a time: {@code maximum_concurrency}, or batch size by instances
 * @param workerMillis after which a worker is ended
 * @param comesAgainMillis when the bell of an ended worker is seen again
 * @param oneAMailbox true if the queue gives out one bell of a mailbox at a time
 * @param keeperMillis after which a run of the keeper is ended
 * @param settingBytes for the list of mailboxes, less what the other settings take
 * @param partition rows (Azure) or write units (AWS) a second
 * @param unitsARow what a row of a batch counts there
 * @param account transactions a second; no limit on AWS
 * @param webhook bells a second
 */
record Host(
    String name,
    int workers,
    long workerMillis,
    long comesAgainMillis,
    boolean oneAMailbox,
    long keeperMillis,
    int settingBytes,
    double partition,
    double unitsARow,
    double account,
    double webhook) {
  private static final double NONE = Double.MAX_VALUE;

  /** infra/aws: worker.tf, queue.tf, keeper.tf, gateway.tf; 4 KB for all settings of a function. */
  static final Host AWS =
      new Host(
          "aws",
          10,
          150_000,
          900_000,
          true,
          240_000,
          4_096 - 1_200,
          1_000,
          Assumed.UNITS_A_ROW,
          NONE,
          200);

  /** infra/azure/worker.tf and host.json: 6 instances of 4. Linux: 128 KiB a variable. */
  static final Host AZURE =
      new Host("azure", 24, 300_000, 30_000, false, 300_000, 131_072 - 64, 2_000, 1, 20_000, NONE);

  Host with(int other) {
    return new Host(
        name,
        other == 0 ? workers : other,
        workerMillis,
        comesAgainMillis,
        oneAMailbox,
        keeperMillis,
        settingBytes,
        partition,
        unitsARow,
        account,
        webhook);
  }
}
