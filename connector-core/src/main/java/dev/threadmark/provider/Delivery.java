package dev.threadmark.provider;

import dev.threadmark.mail.MailboxId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where and when a mail came to lie in a mailbox: what the provider says, not the mail.
 *
 * @param receivedAt when the provider took it in (or sent it)
 * @param thread the provider's thread: Graph's {@code conversationId}, Gmail's {@code threadId};
 *     means something in this mailbox only
 * @param ticket the ticket our stamp names, where the mail was handled before
 */
public record Delivery(
    MailboxId mailbox,
    ProviderId id,
    Folder folder,
    Instant receivedAt,
    Optional<String> thread,
    Optional<String> ticket) {}
