package dev.threadmark.ticket;

/** As what somebody takes part in a ticket. */
public enum Role {
  /** Whose matter it is; the first who wrote. */
  REQUESTER,
  /** Written to or in copy: may answer. */
  PARTICIPANT,
  /** One of us. */
  AGENT,
  /** Came in by a forwarded mail: read, not answered by default. */
  GUEST
}
