package dev.threadmark.correlate;

import dev.threadmark.mail.MailKind;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of a mail whose stamp tells on which ticket it was before the tables were lost. The
 * stamp wins over every rule; as long as the rules come to the same ticket, what they say is told.
 * Pure.
 */
public final class Stamped {
  private static final Set<Rule> BY_HEADER =
      EnumSet.of(Rule.IN_REPLY_TO, Rule.REFERENCES, Rule.LATE_PARENT);

  private Stamped() {}

  /**
   * True if the tickets that {@code decision} links are two because a person said so: no mail is to
   * merge them.
   */
  public static boolean parts(Decision decision) {
    return decision.reason().rule() == Rule.STAMP
        && !(decision instanceof Decision.Open open
            && ThreadKey.parse(open.root()).kind() != ThreadKey.Kind.PARTED
            && ThreadKey.parse(open.root()).kind() != ThreadKey.Kind.STAMP);
  }

  /**
   * @param stamp the ticket that the stamp names
   * @param usual what the rules say
   * @param evidence with the stamped ticket, if that exists by now
   */
  public static Decision follow(
      TicketId stamp,
      Decision usual,
      Arrival arrival,
      Clues clues,
      Evidence evidence,
      Policy policy,
      TokenKeys tokenKeys) {
    if (arrival.kind() == MailKind.OWN) {
      return usual; // what we sent is on no ticket as a mail
    }
    Question question = new Question(arrival, clues, evidence, policy, tokenKeys);
    Optional<Ticket> ticket = evidence.survivor(stamp);
    if (ticket.isPresent()) {
      return leadsTo(ticket.get().id(), usual) ? usual : append(question, ticket.get(), usual);
    }
    boolean same = usual instanceof Decision.Open open && open.ticket().equals(stamp);
    return same ? usual : open(question, stamp, usual);
  }

  /**
   * True if the ticket can have begun with this mail, for want of one that it answers. If not, the
   * mail was put there, and what ties it to another ticket merges nothing.
   */
  public static boolean mayHaveBegun(TicketId stamp, Arrival arrival, Clues clues) {
    var id = arrival.mail().id();
    return Stream.of(
            Stream.of(ThreadKey.of(id), ThreadKey.beginning(id)),
            HeaderKeys.of(arrival, clues).answered().stream(),
            clues.references().stream().map(ThreadKey::of))
        .flatMap(keys -> keys)
        .anyMatch(key -> Correlator.ticketOf(arrival.mailbox(), key.toString()).equals(stamp));
  }

  private static boolean leadsTo(TicketId ticket, Decision usual) {
    return usual instanceof Decision.Append append
        && (append.ticket().equals(ticket) || append.absorbs().contains(ticket));
  }

  private static Decision append(Question question, Ticket ticket, Decision usual) {
    Role standing = question.standingOn(ticket);
    boolean reopens = !question.arrival().kind().automatic() && standing != Role.AGENT;
    Set<TicketId> apart = parted(question, ticket.id(), usual);
    return new Decision.Append(ticket.id(), standing, reopens, apart, Set.of(), reason(usual));
  }

  /**
   * The ticket that headers lead to, where the stamp names another one: then a person put the mail
   * here, or the mail that it answers there.
   */
  private static Set<TicketId> parted(Question question, TicketId stamp, Decision usual) {
    if (!(usual instanceof Decision.Append elsewhere)
        || !BY_HEADER.contains(usual.reason().rule())) {
      return Set.of();
    }
    boolean put = !mayHaveBegun(stamp, question.arrival(), question.clues());
    boolean answersWhatWasPut =
        question
            .evidence()
            .survivor(elsewhere.ticket())
            .filter(ticket -> ThreadKey.parse(ticket.root()).kind() == ThreadKey.Kind.PARTED)
            .isPresent();
    return put || answersWhatWasPut ? Set.of(elsewhere.ticket()) : Set.of();
  }

  /**
   * The ticket begins under its old number. Where that is not what the mail's own root gives, its
   * first mail is gone, or came after this one: then the stamp itself is the root.
   */
  private static Decision open(Question question, TicketId stamp, Decision usual) {
    Optional<ThreadKey> apart = apart(question, stamp);
    Optional<ThreadKey> given =
        PutByHand.rootOf(stamp, question.arrival().mailbox(), question.arrival().digest());
    String root = apart.or(() -> given).orElseGet(() -> ThreadKey.stamp(stamp)).toString();
    Set<TicketId> links =
        (apart.isPresent() || given.isPresent()) && usual instanceof Decision.Append append
            ? Set.of(append.ticket())
            : parted(question, stamp, usual);
    return new Decision.Open(stamp, root, links, reason(usual));
  }

  /** The root of a ticket that the mail began though it answers another one: that is linked. */
  private static Optional<ThreadKey> apart(Question question, TicketId stamp) {
    var id = question.arrival().mail().id();
    return List.of(ThreadKey.of(id), ThreadKey.beginning(id)).stream()
        .filter(key -> question.evidence().of(key).isEmpty())
        .filter(
            key -> Correlator.ticketOf(question.arrival().mailbox(), key.toString()).equals(stamp))
        .findFirst();
  }

  private static Reason reason(Decision usual) {
    return new Reason(
        Rule.STAMP,
        "its stamp in the mailbox names this ticket; without it: %s by %s"
            .formatted(usual.label(), usual.reason().rule().label()));
  }
}
