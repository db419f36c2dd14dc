package dev.threadmark.api;

/** What somebody may do in a mailbox; each may what those before it may. */
public enum Access {
  NONE,
  /** Reads. */
  VIEWER,
  /** Answers, and settles things about tickets. */
  AGENT,
  /** Decides about the mailbox. */
  ADMIN
}
