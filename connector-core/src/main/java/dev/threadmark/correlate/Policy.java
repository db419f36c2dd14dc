package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.mail.author.SenderCheck;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an admin may decide about a mailbox's correlation.
 *
 * @param aliases further addresses of this mailbox
 * @param agents addresses of those who work on its tickets
 * @param guests what to do when somebody answers who has no part in the ticket
 * @param reopenFor how long after closing a reply still reopens; later it opens a linked ticket
 * @param oldAfter a closed ticket without mail for so long is old: a new subject then is a new
 *     matter
 * @param veryOldAfter the same for an open one
 * @param continues how long a subject alone can be gone on with
 * @param senders whether a {@code From} counts for less when its domain disowns the mail
 * @param acknowledgement what whoever opens a ticket is told; nothing where empty
 * @param carriers where the reply token travels in what is sent
 * @param statusNotice what the requester is told when a person changes the status
 */
public record Policy(
    Set<Address> aliases,
    Set<Address> agents,
    Guests guests,
    Duration reopenFor,
    Duration oldAfter,
    Duration veryOldAfter,
    Duration continues,
    Senders senders,
    Optional<Acknowledgement> acknowledgement,
    Carriers carriers,
    StatusNotice statusNotice) {

  public enum Guests {
    APPEND,
    HOLD
  }

  public enum Senders {
    CHECKED,
    /**
     * For a mailbox behind a gateway or forwarder that the provider does not know of: there SPF and
     * DKIM fail for honest mail too.
     */
    AS_WRITTEN
  }

  public static final Policy DEFAULT =
      new Policy(
          Set.of(),
          Set.of(),
          Guests.APPEND,
          Duration.ofDays(30),
          Duration.ofDays(60),
          Duration.ofDays(365),
          Duration.ofDays(30),
          Senders.CHECKED,
          Optional.empty());

  /** One with the usual carriers. */
  public Policy(
      Set<Address> aliases,
      Set<Address> agents,
      Guests guests,
      Duration reopenFor,
      Duration oldAfter,
      Duration veryOldAfter,
      Duration continues,
      Senders senders,
      Optional<Acknowledgement> acknowledgement) {
    this(
        aliases,
        agents,
        guests,
        reopenFor,
        oldAfter,
        veryOldAfter,
        continues,
        senders,
        acknowledgement,
        Carriers.USUAL,
        StatusNotice.NONE);
  }

  public Policy {
    aliases = Set.copyOf(aliases);
    agents = Set.copyOf(agents);
  }

  /** The same with these people. */
  public Policy of(Set<Address> aliases, Set<Address> agents) {
    return with(aliases, agents, acknowledgement, carriers, statusNotice);
  }

  /** The same rules, with other people and other words. */
  private Policy with(
      Set<Address> aliases,
      Set<Address> agents,
      Optional<Acknowledgement> acknowledgement,
      Carriers carriers,
      StatusNotice statusNotice) {
    return new Policy(
        aliases,
        agents,
        guests,
        reopenFor,
        oldAfter,
        veryOldAfter,
        continues,
        senders,
        acknowledgement,
        carriers,
        statusNotice);
  }

  /** The same, but nobody is told anything. */
  public Policy silent() {
    return with(aliases, agents, Optional.empty(), carriers, StatusNotice.NONE);
  }

  /**
   * How to tell who speaks in the mails of {@code mailbox}.
   *
   * @param authserv whose results its provider says are to be believed
   */
  public SenderCheck check(MailboxId mailbox, Authserv authserv) {
    if (senders == Senders.AS_WRITTEN) {
      return SenderCheck.NONE;
    }
    Set<Address> own = new HashSet<>(aliases);
    own.add(mailbox.address());
    return new SenderCheck(authserv, own);
  }

  /** This policy, and whoever opens a ticket is told so. */
  public Policy acknowledging(Acknowledgement said) {
    return with(aliases, agents, Optional.of(said), carriers, statusNotice);
  }

  /** The same with the token in these places. */
  public Policy carrying(Carriers places) {
    return with(aliases, agents, acknowledgement, places, statusNotice);
  }

  /** This policy, and the requester is told of a status. */
  public Policy telling(StatusNotice said) {
    return with(aliases, agents, acknowledgement, carriers, said);
  }
}
