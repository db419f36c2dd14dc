package dev.threadmark.ticket;

/** Whose turn it is. */
public enum Status {
  OPEN,
  /** We answered and wait for the customer. */
  WAITING,
  CLOSED,
  /** Its messages are on another ticket now. */
  MERGED
}
