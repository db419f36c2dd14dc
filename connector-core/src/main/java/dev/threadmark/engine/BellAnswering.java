package dev.threadmark.engine;

/**
 * Answers doorbells as they come off a queue; {@link DoorbellWorker}, and what is put around it.
 */
public interface BellAnswering {

  /**
   * Answers a bell.
   *
   * @param deliveries how often the queue delivered this message, this time included
   */
  Outcome answer(Doorbells.Sent sent, int deliveries);
}
