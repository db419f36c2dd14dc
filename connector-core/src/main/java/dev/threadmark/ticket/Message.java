package dev.threadmark.ticket;

import dev.threadmark.mail.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a ticket keeps of a mail. Bodies and attachments stay in the mailbox.
 *
 * @param messageId as in the mail, or derived
 * @param providerId where the mailbox has it
 * @param from the author's address; empty where it had none
 * @param name the author's display name
 * @param sent true if it lies in Sent Items
 * @param kind the label of its {@code MailKind}
 * @param excerpt what was written, cut to {@link #EXCERPT}
 * @param fingerprints of what was written, to know it again in a quotation
 * @param quotes fingerprints of what it quotes, if it began the ticket: the mail that is quoted may
 *     still come
 * @param rule the label of the rule that put it here
 * @param because why, in a sentence for people
 * @param standing the role its author had when it was put here
 * @param thread the provider's thread, where it has any
 */
public record Message(
    String messageId,
    String providerId,
    String from,
    String name,
    Instant receivedAt,
    boolean sent,
    String subject,
    String kind,
    String excerpt,
    List<Long> fingerprints,
    List<Long> quotes,
    List<String> attachments,
    String rule,
    String because,
    Role standing,
    Optional<String> thread) {

  /** Characters of a message that the table keeps. */
  public static final int EXCERPT = 4_000;

  /** How the name of a mail begins that was erased; its Message-ID is not kept. */
  private static final String ERASED = "erased-";

  /** Characters of a name, a subject or an id that the table keeps. */
  private static final int LINE = 400;

  public Message {
    thread = thread == null ? Optional.empty() : thread; // a message of an older version
    fingerprints = List.copyOf(fingerprints);
    quotes = List.copyOf(quotes);
    attachments = attachments.stream().map(file -> Cut.to(file, LINE)).toList();
    messageId = Cut.to(messageId, LINE);
    from = Cut.to(from, LINE);
    name = Cut.to(name, LINE);
    subject = Cut.to(subject, LINE);
    excerpt = Cut.to(excerpt, EXCERPT);
  }

  /** The same where a person put it on another ticket. */
  public Message put(String rule, String because, Role standing) {
    return new Message(
        messageId,
        providerId,
        from,
        name,
        receivedAt,
        sent,
        subject,
        kind,
        excerpt,
        fingerprints,
        quotes,
        attachments,
        rule,
        because,
        standing,
        thread);
  }

  /** In place of the Message-ID of a mail that is erased. */
  public static String erasedName(String hash) {
    return ERASED + hash;
  }

  /** True if nothing of what was written is kept, nor to be shown. */
  public boolean erased() {
    return messageId.startsWith(ERASED) && !messageId.contains("@");
  }

  public boolean by(Address address) {
    return !from.isEmpty() && new Address(from).equals(address);
  }
}
