package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import java.time.Duration;
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
 * @param acknowledgement what whoever opens a ticket is told; nothing where empty
 */
public record Policy(
    Set<Address> aliases,
    Set<Address> agents,
    Guests guests,
    Duration reopenFor,
    Duration oldAfter,
    Duration veryOldAfter,
    Duration continues,
    Optional<Acknowledgement> acknowledgement) {

  public enum Guests {
    APPEND,
    HOLD
  }

  public static final Policy DEFAULT =
      new Policy(
          Set.of(),
          Set.of(),
          Guests.APPEND,
          Duration.ofDays(30),
          Duration.ofDays(60),
          Duration.ofDays(365),
          Duration.ofDays(30));

  public Policy {
    aliases = Set.copyOf(aliases);
    agents = Set.copyOf(agents);
  }

  /** A policy that acknowledges nothing. */
  public Policy(
      Set<Address> aliases,
      Set<Address> agents,
      Guests guests,
      Duration reopenFor,
      Duration oldAfter,
      Duration veryOldAfter,
      Duration continues) {
    this(aliases, agents, guests, reopenFor, oldAfter, veryOldAfter, continues, Optional.empty());
  }

  /** This policy, and whoever opens a ticket is told so. */
  public Policy acknowledging(Acknowledgement said) {
    return new Policy(
        aliases, agents, guests, reopenFor, oldAfter, veryOldAfter, continues, Optional.of(said));
  }
}
