package dev.threadmark.port;

/**
 * The end of a {@link Queue} where messages go in: all that a webhook needs of one, so that a
 * platform can give it something lighter than a queue's whole driver.
 */
@FunctionalInterface
public interface Bells {
  /**
   * Puts a message; it is durable when this returns.
   *
   * @param message at most {@link Queue#MAX_MESSAGE_BYTES} in UTF-8
   * @throws StoreUnavailable if it cannot be put; it may be there all the same
   */
  void put(String message);
}
