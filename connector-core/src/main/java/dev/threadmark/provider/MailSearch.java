package dev.threadmark.provider;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.SearchQuery;
import java.util.List;
import java.util.Optional;

/**
 * The mailbox's own search, which knows the words of bodies and attachments: we keep none of them.
 * Every driver passes {@code MailSearchContract}.
 */
public interface MailSearch {
  /** Messages that one search tells of. */
  int MOST = 25;

  /**
   * A message that has the words.
   *
   * @param messageId where the provider tells it
   * @param ticket what its stamp says, where the provider tells it; it may be no ticket's number
   */
  record Hit(ProviderId id, Optional<MessageId> messageId, Optional<String> ticket) {}

  /**
   * @param hits newest first, at most {@link #MOST}
   * @param more true if there are further ones
   */
  record Found(List<Hit> hits, boolean more) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * The newest messages that have all phrases of {@code query}, wherever they lie in the mailbox.
   * No word of it is an operator of the provider's.
   *
   * @param query one that asks for something
   * @return Later where the mailbox is busy
   */
  Answer<Found> find(MailboxId mailbox, SearchQuery query);
}
