package dev.threadmark.bench.scale;

/**
 * What one walk of a mailbox uses, or one mail of it. Measured by {@code ./threadmark bench ingest
 * --mails 600 --warm-up 1500} on 2026-11-28, 2 cores: {@code trickle} is a walk with one mail,
 * {@code burst} a mail of a long walk, so a walk with n mails uses {@code trickle - burst} once and
 * {@code burst} n times. A walk that finds nothing: what Gmail's second bell adds, and the code.
 */
record Walk(
    double cpuSeconds,
    double requests,
    double units,
    double tableCalls,
    double rows,
    double azureTransactions,
    double writeUnits,
    double readUnits) {
  static final String SOURCE =
      "bench ingest --mails 600 --warm-up 1500, 2026-11-28, 2 cores; CPU of a burst from"
          + " docs/benchmarks.md";

  private static final Walk GRAPH_ONE = new Walk(0.027, 3.01, 0, 17.55, 14.72, 22.03, 28.33, 12.48);
  private static final Walk GRAPH_EACH =
      new Walk(0.0026, 0.087, 0, 3.42, 13.23, 10.49, 30.47, 7.87);

  /** Two folders are asked; three reads and a write, as at Gmail. */
  static final Walk GRAPH_EMPTY = new Walk(0.005, 2, 0, 4, 1, 4, 1, 3);

  /** Units: 20 a get, 5 a change (decision 36), 0.4 labels a mail. */
  private static final Walk GMAIL_ONE =
      new Walk(0.044, 4.403, 31, 21.35, 15.48, 25.55, 27.95, 15.2);

  private static final Walk GMAIL_EACH =
      new Walk(0.0026, 0.082, 27.1, 3.47, 12.17, 10.06, 27.94, 7.39);

  static final Walk GMAIL_EMPTY = new Walk(0.005, 1, 2, 4, 1, 4, 1, 3);

  private Walk plus(Walk more, double times) {
    return new Walk(
        cpuSeconds + times * more.cpuSeconds,
        requests + times * more.requests,
        units + times * more.units,
        tableCalls + times * more.tableCalls,
        rows + times * more.rows,
        azureTransactions + times * more.azureTransactions,
        writeUnits + times * more.writeUnits,
        readUnits + times * more.readUnits);
  }

  static Walk of(boolean gmail, int mails) {
    if (mails == 0) {
      return gmail ? GMAIL_EMPTY : GRAPH_EMPTY;
    }
    // Gmail's single mail was measured together with the empty walk that our own stamp rings.
    return gmail
        ? GMAIL_ONE.plus(GMAIL_EMPTY, -1).plus(GMAIL_EACH, mails - 1)
        : GRAPH_ONE.plus(GRAPH_EACH, mails - 1);
  }

  /** CPU as measured; waiting as the price list assumes it. */
  double seconds() {
    return cpuSeconds + requests * Assumed.SECONDS_A_REQUEST + tableCalls * Assumed.SECONDS_A_CALL;
  }
}
