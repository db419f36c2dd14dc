package dev.threadmark.bench.cost;

import dev.threadmark.bench.ingest.Counts;
import dev.threadmark.bench.ingest.Phase;

/**
 * What a mail used, on average.
 *
 * @param bells that were queued, each acknowledged over HTTP
 * @param runs of the worker: doorbells taken
 * @param queueOperations put, take and done
 * @param cpuSeconds of the engine
 * @param storedBytes that it leaves in the table: keys and values
 */
public record Usage(
    double bells,
    double runs,
    double queueOperations,
    double providerRequests,
    double tableCalls,
    double azureTransactions,
    double dynamoWriteUnits,
    double dynamoReadUnits,
    double cpuSeconds,
    double storedBytes) {

  /**
   * @param storedBytes a mail
   */
  public static Usage of(Phase phase, double storedBytes) {
    Counts engine = phase.engine();
    double mails = phase.mails();
    double puts = engine.get("queuePuts") / mails;
    double takes = engine.get("queueTakes") / mails;
    return new Usage(
        puts,
        takes,
        puts + takes + engine.get("queueDones") / mails,
        phase.provider().sum(name -> name.endsWith("/requests")) / mails,
        (engine.get("tableReads") + engine.get("tableWrites")) / mails,
        engine.get("azureTableTransactions") / mails,
        engine.get("dynamoWriteUnits") / mails,
        engine.get("dynamoReadUnits") / mails,
        engine.get("cpuNanos") / 1e9 / mails,
        storedBytes);
  }
}
