package dev.threadmark.correlate;

import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.ThreadIndex;

/**
 * Something that mails of one thread share and that can be looked up: the key claims a ticket for
 * whatever shares it.
 */
public record ThreadKey(Kind kind, String value) {
  public enum Kind {
    MESSAGE_ID,
    THREAD_INDEX,
    PROVIDER_THREAD
  }

  public static ThreadKey of(MessageId id) {
    return new ThreadKey(Kind.MESSAGE_ID, id.value());
  }

  public static ThreadKey of(ThreadIndex index) {
    return new ThreadKey(Kind.THREAD_INDEX, index.root());
  }

  public static ThreadKey ofProvider(String thread) {
    return new ThreadKey(Kind.PROVIDER_THREAD, thread);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ":" + value;
  }
}
