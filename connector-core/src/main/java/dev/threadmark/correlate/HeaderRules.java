package dev.threadmark.correlate;

import dev.threadmark.mail.MessageId;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In-Reply-To and References, in both directions: the mail names others, or others named it before
 * it came. Links count the same whichever mail came first, so that any order of delivery ends in
 * the same tickets:
 *
 * <ul>
 *   <li>the direct parent always counts;
 *   <li>an older reference counts only where the subjects agree, since people start new matters by
 *       answering an old mail.
 * </ul>
 */
final class HeaderRules {
  private HeaderRules() {}

  /** An answer to a notice; or, where the answered mail is not known, to a forwarded notice. */
  static Optional<Decision> staffNotice(Question question) {
    List<MessageId> parents = question.clues().parents();
    if (parents.stream().anyMatch(id -> question.evidence().of(ThreadKey.of(id)).isPresent())) {
      return noticed(question, parents).map(ticket -> answerToStaffNotice(question, ticket));
    }
    return noticed(question, question.clues().references())
        .filter(ticket -> !question.takesPart(ticket))
        .map(ticket -> answerToStaffNotice(question, ticket));
  }

  private static Optional<Ticket> noticed(Question question, List<MessageId> ids) {
    return ids.stream()
        .flatMap(id -> question.evidence().of(ThreadKey.of(id)).stream())
        .filter(sighting -> sighting.how() == Sighting.How.STAFF_NOTICE)
        .findFirst()
        .flatMap(sighting -> question.evidence().survivor(sighting.ticket()));
  }

  private static Decision answerToStaffNotice(Question question, Ticket ticket) {
    if (question.standingOn(ticket) == Role.AGENT) {
      return Joining.of(
          question,
          ticket,
          new Reason(Rule.IN_REPLY_TO, "a colleague answers the notice about this ticket"));
    }
    return new Decision.Hold(
        ticket.id(),
        new Reason(
            Rule.STAFF_NOTICE,
            "it answers a notice that was meant for our own staff; an agent must confirm"));
  }

  static Optional<Decision> thread(Question question) {
    List<Link> links = links(question);
    if (links.isEmpty()) {
      return Optional.empty();
    }
    Link strongest = links.get(0);
    Optional<Ticket> written = question.evidence().survivor(strongest.sighting().ticket());
    if (written.isEmpty() && strongest.sighting().root().isEmpty()) {
      return Optional.empty();
    }
    if (written.isEmpty()) {
      // Claimed by a worker that died before it wrote the ticket: begin it in its place.
      return Optional.of(
          Correlator.begin(question, strongest.sighting().root(), Set.of(), strongest.reason()));
    }
    Ticket target = written.get();
    Set<TicketId> absorbs = new LinkedHashSet<>();
    Set<TicketId> related = new LinkedHashSet<>();
    for (Link link : links.subList(1, links.size())) {
      Optional<Ticket> other = question.evidence().survivor(link.sighting().ticket());
      if (other.isEmpty() || other.get().id().equals(target.id())) {
        continue;
      }
      if (sameThread(question, link, target, other.get())) {
        Ticket gone = target.yieldsTo(other.get()) ? target : other.get();
        target = target.yieldsTo(other.get()) ? other.get() : target;
        absorbs.add(gone.id());
      } else {
        related.add(other.get().id());
      }
    }
    absorbs.addAll(unfinishedMerges(question, links, target));
    String conflict =
        related.isEmpty() ? "" : "; it also refers to " + related + ", which is linked";
    Reason reason = new Reason(strongest.reason().rule(), strongest.reason().because() + conflict);
    return Optional.of(Joining.of(question, target, related, absorbs, reason));
  }

  /** What ties the mail to a ticket, strongest first. */
  private record Link(Sighting sighting, boolean direct, Reason reason) {}

  private static List<Link> links(Question question) {
    List<Link> links = new ArrayList<>();
    for (MessageId parent : question.clues().parents()) {
      question
          .evidence()
          .of(ThreadKey.of(parent))
          .filter(sighting -> sighting.how() != Sighting.How.STAFF_NOTICE)
          .ifPresent(
              sighting ->
                  links.add(
                      new Link(
                          sighting,
                          true,
                          new Reason(
                              Rule.IN_REPLY_TO, "it answers a mail of this ticket directly"))));
    }
    question
        .evidence()
        .of(ThreadKey.of(question.arrival().mail().id()))
        .filter(
            sighting ->
                sighting.how() != Sighting.How.REFERRED || agrees(question, sighting.ticket()))
        .ifPresent(sighting -> links.add(new Link(sighting, true, ownIdKnown(question, sighting))));
    for (MessageId reference : question.clues().references()) {
      question
          .evidence()
          .of(ThreadKey.of(reference))
          .filter(sighting -> sighting.how() != Sighting.How.STAFF_NOTICE)
          .filter(sighting -> !links.isEmpty() || agrees(question, sighting.ticket()))
          .ifPresent(
              sighting ->
                  links.add(
                      new Link(
                          sighting,
                          false,
                          new Reason(
                              Rule.REFERENCES,
                              "it refers to an older mail of this ticket, under its subject"))));
    }
    return links;
  }

  private static Reason ownIdKnown(Question question, Sighting sighting) {
    boolean another =
        sighting.how() == Sighting.How.SEEN
            && !sighting.digest().equals(question.arrival().digest());
    return another
        ? new Reason(
            Rule.SAME_MESSAGE_ID,
            "its Message-ID is that of a mail on this ticket, though its words are others: one of"
                + " the two is a changed copy or a forgery")
        : new Reason(Rule.LATE_PARENT, "mails of this ticket answer it; they arrived before it");
  }

  private static boolean agrees(Question question, TicketId id) {
    return question.evidence().survivor(id).map(question::agrees).orElse(true);
  }

  /**
   * Two tickets turn out to be one thread if one of them only began because mail came in the wrong
   * order: its first mail was never seen. Two threads with their first mails are two matters, and
   * one mail that names both does not change that.
   */
  private static boolean sameThread(Question question, Link link, Ticket one, Ticket other) {
    boolean early = !one.rootSeen() || !other.rootSeen();
    return early && (link.direct() || question.agrees(other));
  }

  /**
   * Tickets that were marked as merged into {@code target} by a worker that died before the rest.
   */
  private static Set<TicketId> unfinishedMerges(
      Question question, List<Link> links, Ticket target) {
    Set<TicketId> unfinished = new LinkedHashSet<>();
    for (Link link : links) {
      Ticket named = question.evidence().tickets().get(link.sighting().ticket());
      while (named != null && named.survivor().isPresent()) {
        if (named.survivor().get().equals(target.id()) && !target.absorbed().contains(named.id())) {
          unfinished.add(named.id());
        }
        named = question.evidence().tickets().get(named.survivor().get());
      }
    }
    return unfinished;
  }
}
