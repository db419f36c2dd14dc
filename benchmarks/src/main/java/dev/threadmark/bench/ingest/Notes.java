package dev.threadmark.bench.ingest;

import java.util.List;

/** What the figures count, for whoever reads them without the source. */
public final class Notes {
  public static final List<String> ALL =
      List.of(
          "The provider is our sandbox in another process on loopback: its answering time is in the"
              + " mails per second, and it shares the processors. No figure says how fast the real"
              + " service is.",
          "The clock of a burst runs from its first bell at the webhook until every mail is in the"
              + " journal and no doorbell is left; bursts are added up. Mail is delivered before"
              + " the provider may ring.",
          "Requests are over HTTP, a batch is one; calls are what providers count for quotas, each"
              + " one in a batch counts. Bytes are bodies as answered, before compression.",
          "Table reads and writes are calls of the Table port, a batch is one; rows are those"
              + " asked for or written in them. SQLite needs no round trip, a cloud does.",
          "All counts, CPU too, run from before the bells until those are answered that our own"
              + " stamps ring (at Gmail); CPU is that of all threads, compiler and collector"
              + " included. heapPeakMiB adds up the peaks of"
              + " the heap's pools, which is more than was ever used at once.",
          "The floor is the same process fetching the same pages with the same driver before the"
              + " engine does, and inserting one SQLite row a mail: nothing is understood,"
              + " correlated or stamped.",
          "Gmail itself allows 6,000 quota units a minute and user (a get costs 20): 4 mails a"
              + " second and mailbox, whatever the engine can do.");

  private Notes() {}
}
