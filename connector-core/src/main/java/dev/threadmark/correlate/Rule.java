package dev.threadmark.correlate;

import java.util.Arrays;

/** The rules by which a mail finds its ticket, in no order; the order is {@link Correlator}'s. */
public enum Rule {
  SEEN_BEFORE("seen-before"),
  OWN_MAIL("own-mail"),
  BOUNCE("bounce"),
  REPLY_TOKEN("reply-token"),
  IN_REPLY_TO("in-reply-to"),
  REFERENCES("references"),
  LATE_PARENT("late-parent"),
  SAME_MESSAGE_ID("same-message-id"),
  THREAD_INDEX("thread-index"),
  PROVIDER_THREAD("provider-thread"),
  SUBJECT_TAG("subject-tag"),
  QUOTED_TEXT("quoted-text"),
  SUBJECT("subject"),
  NEW("new"),
  ORPHAN_REPLY("orphan-reply"),
  CLOSED_TOO_LONG("closed-too-long"),
  CHANGED_TOPIC("changed-topic"),
  STAFF_NOTICE("staff-notice"),
  STRANGER("stranger"),
  /** A person put it there. */
  MOVED("moved"),
  /** Only when tables are rebuilt: the mailbox remembers what was decided before. */
  STAMP("stamp"),
  UNREADABLE("unreadable");

  private final String label;

  Rule(String label) {
    this.label = label;
  }

  /** The rule of a label that {@link #label} gave. */
  public static Rule of(String label) {
    return Arrays.stream(values())
        .filter(rule -> rule.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such rule: " + label));
  }

  /** True if it answers only for a mail that no header ties to a ticket. */
  public boolean weak() {
    return this == SUBJECT_TAG || this == QUOTED_TEXT;
  }

  public String label() {
    return label;
  }
}
