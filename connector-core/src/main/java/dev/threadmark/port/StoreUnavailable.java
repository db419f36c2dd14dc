package dev.threadmark.port;

/** The table or the queue cannot be reached. What was asked of it may or may not have happened. */
public final class StoreUnavailable extends RuntimeException {
  public StoreUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
