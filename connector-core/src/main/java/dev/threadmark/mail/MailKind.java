package dev.threadmark.mail;

/** Who or what speaks in a mail. The label is what the command line and the API print. */
public enum MailKind {
  /** A person outside the team wrote it. */
  HUMAN("human"),
  /** A colleague answered from Outlook or Gmail. */
  AGENT("agent"),
  /** A vacation note, an acknowledgement: nobody wrote it for this mail (RFC 3834). */
  AUTO_REPLY("auto-reply"),
  /** A report on a mail that could not, or not yet, be delivered (RFC 3464, or prose). */
  BOUNCE("bounce"),
  /** A disposition notification (RFC 8098) or a report of a delivery that went well. */
  RECEIPT("receipt"),
  /** An abuse report (RFC 5965). */
  FEEDBACK_REPORT("feedback-report"),
  /** Sent through a mailing list or as a newsletter. */
  LIST("list"),
  /** An invitation or an answer to one (RFC 5546). */
  CALENDAR("calendar"),
  /** We sent it ourselves and it came back: a loop. */
  OWN("own"),
  /** No sense could be made of it. */
  UNREADABLE("unreadable");

  private final String label;

  MailKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** True for what no person wrote to us: it never reopens a ticket and is never answered. */
  public boolean automatic() {
    return switch (this) {
      case AUTO_REPLY, BOUNCE, RECEIPT, FEEDBACK_REPORT, OWN -> true;
      case HUMAN, AGENT, LIST, CALENDAR, UNREADABLE -> false;
    };
  }
}
