package dev.threadmark.imports;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import java.io.IOException;
import java.io.InputStream;

/** Old mail in files, in an order that stays the same. */
public interface Source {
  /** Where it is; the same from run to run. */
  String name();

  /**
   * The mails after {@code cursor}, as if {@code mailbox} had them. A page fits the memory.
   *
   * @param cursor empty for the beginning; one that makes no sense any more is the beginning too
   * @throws IOException if it cannot be read
   */
  Page after(MailboxId mailbox, Cursor cursor) throws IOException;

  /**
   * The mails of the last page are on their tickets. Called before that is written down, so perhaps
   * more than once.
   */
  default void handled() {}

  /** The raw mail of one of the last page; the caller closes it. */
  InputStream raw(ProviderId id) throws IOException;
}
