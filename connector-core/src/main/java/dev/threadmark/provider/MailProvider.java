package dev.threadmark.provider;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mail side: Microsoft Graph or Gmail, through its official SDK. Every driver and every fake
 * passes {@code MailProviderContract}.
 */
public interface MailProvider {

  /** A cursor from which {@link #changesSince} tells all mail received at {@code from} or later. */
  Answer<Cursor> startAt(MailboxId mailbox, Instant from);

  /**
   * What happened since {@code cursor} in Inbox and Sent Items, with everything needed to decide.
   * The same cursor may be asked again, and then tells at least what it told before.
   *
   * @return Gone if the cursor has expired: start again with {@link #startAt}
   */
  Answer<Page> changesSince(MailboxId mailbox, Cursor cursor);

  /** The raw MIME of a message; the caller closes it. Gone if the message is. */
  Answer<InputStream> raw(MailboxId mailbox, ProviderId id);

  /**
   * Puts our stamp on messages. Doing so again changes nothing.
   *
   * @param stamps at most 100
   * @return an answer for each message: Got, Gone if it is, Later
   */
  Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> stamps);

  /** Whose {@code Authentication-Results} this provider's mailboxes may believe. */
  Authserv authserv();

  /**
   * What the provider says of its promise to ring, without renewing it: empty where it knows of
   * none.
   *
   * @return Refused where it cannot be asked, as with Gmail
   */
  default Answer<Optional<Watch>> watched(MailboxId mailbox) {
    return new Answer.Refused<>("the provider does not tell");
  }

  /** Makes sure that the provider rings for this mailbox: finds, renews or makes the watch. */
  Answer<Watch> watch(MailboxId mailbox);
}
