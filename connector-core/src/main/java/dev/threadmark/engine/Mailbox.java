package dev.threadmark.engine;

import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.letter.Letterhead;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.ticket.ServiceLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A mailbox that is watched: where its mail is, and what its admin decided.
 *
 * @param since from when on its mail becomes tickets
 * @param level within what time its customers are to be answered, if that is promised
 * @param search looks for words in its mail; empty where nothing does
 * @param keep for how long a closed ticket is kept; for ever where empty
 * @param letterhead how its answers look
 */
public record Mailbox(
    MailboxId id,
    MailProvider provider,
    Policy policy,
    Instant since,
    Optional<ServiceLevel> level,
    Optional<MailSearch> search,
    Optional<Duration> keep,
    Letterhead letterhead) {

  /** One that promises nothing. */
  public Mailbox(MailboxId id, MailProvider provider, Policy policy, Instant since) {
    this(
        id,
        provider,
        policy,
        since,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Letterhead.NONE);
  }

  /** The same, whose mail can be searched. */
  public Mailbox searchedBy(MailSearch words) {
    return new Mailbox(id, provider, policy, since, level, Optional.of(words), keep, letterhead);
  }

  /** The same, which keeps a closed ticket for so long. */
  public Mailbox keeping(Duration time) {
    return new Mailbox(id, provider, policy, since, level, search, Optional.of(time), letterhead);
  }

  /** The same, but nobody is told anything. */
  Mailbox silent() {
    return new Mailbox(id, provider, policy.silent(), since, level, search, keep, letterhead);
  }

  /** From when on its mail is kept, if that is bounded. */
  public Optional<Instant> horizon(Instant now) {
    return keep.map(now::minus);
  }

  /** Finds one of these by its id. */
  public static Function<MailboxId, Optional<Mailbox>> among(Collection<Mailbox> mailboxes) {
    Map<MailboxId, Mailbox> byId =
        mailboxes.stream().collect(Collectors.toMap(Mailbox::id, Function.identity()));
    return id -> Optional.ofNullable(byId.get(id));
  }

  /** How to tell who speaks in its mails. */
  SenderCheck senders() {
    return policy.check(id, provider.authserv());
  }
}
