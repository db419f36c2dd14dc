package dev.threadmark.local.doctor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be made wrong with a deployment in the sandbox, and the line that must then be red. */
public enum Ailment {
  LOGIN_REFUSED("login"),
  MAILBOX_MISSING("mailbox"),
  THROTTLED("throttling"),
  READ_REFUSED("read"),
  CURSOR_EXPIRED("cursor"),
  TOO_WIDE("forbidden"),
  TABLE_READ_ONLY("table"),
  QUEUE_DOWN("queue"),
  SUBSCRIPTION_MISSING("subscription"),
  SUBSCRIPTION_EXPIRED("subscription"),
  SEND_REFUSED("send"),
  MAIL_LOST("arrival"),
  PUSHES_LOST("push"),
  PUSH_SLOW("push"),
  CLOCK_WRONG("clock"),
  HEADERS_STRIPPED("header"),
  MESSAGE_ID_REWRITTEN("message-id"),
  PLUS_ADDRESSING_OFF("plus-address"),
  REFERENCES_STRIPPED("references"),
  STAMP_REFUSED("stamp"),
  KEY_OLD("keys");

  private final String line;

  Ailment(String line) {
    this.line = line;
  }

  /** The name of the check that finds it. */
  public String line() {
    return line;
  }

  /** As the command line takes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * False for what cannot be at Gmail, which knows tags in addresses always and keeps a mail to
   * oneself as one message.
   */
  public boolean at(String provider) {
    return !provider.equals("gmail")
        || !List.of(MAIL_LOST, PLUS_ADDRESSING_OFF, REFERENCES_STRIPPED).contains(this);
  }

  /** All labels. */
  public static List<String> labels() {
    return Stream.of(values()).map(Ailment::label).toList();
  }
}
