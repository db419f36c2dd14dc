package dev.threadmark.story;

import dev.threadmark.port.Table;

/** The packaged functions with their queue and table, all on loopback. */
interface Cloud extends AutoCloseable {

  /** Runs the keeper once. */
  void keep();

  /** Puts a message on the queue. */
  void ring(String message);

  /** Waits until the queue is empty and nothing is in anybody's hands. */
  void settle();

  /** What the functions wrote into. */
  Table table();

  /** What they said, for whoever wonders why a test failed. */
  String log();

  @Override
  void close();
}
