package dev.threadmark.ticket;

/** How much a ticket presses. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH,
  URGENT
}
