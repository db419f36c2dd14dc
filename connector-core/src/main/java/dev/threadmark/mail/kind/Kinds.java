package dev.threadmark.mail.kind;

import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;

/** Tells from a mail alone what kind it is. Agent and own need to know us, and are told later. */
public final class Kinds {
  private Kinds() {}

  /** The kind of {@code mail}; never AGENT or OWN, which a mail alone cannot show. */
  public static MailKind of(Mail mail) {
    return MailKind.HUMAN;
  }

  /** True where the raw MIME must be read before the kind and the report can be told. */
  public static boolean wantsRaw(Mail mail) {
    return false;
  }
}
