package dev.threadmark.mail.author;

/** What the mailbox's own provider found out about the domain of a mail's {@code From}. */
public enum Authenticity {
  /** The domain answers for the mail: DMARC, or a DKIM signature or SPF of that domain, passed. */
  PASS,
  /** The domain disowns it: whoever wrote the mail put an address there that is not his. */
  FAIL,
  /** Nothing was found out: most domains have no DMARC record, and archives no such header. */
  UNKNOWN
}
