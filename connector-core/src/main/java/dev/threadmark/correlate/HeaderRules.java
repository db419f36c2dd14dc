package dev.threadmark.correlate;

import dev.threadmark.mail.MessageId;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In-Reply-To and References, in both directions: the mail names others, or others named it before
 * it came. What counts is in {@link HeaderKeys}.
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
    Link strongest = strongest(links);
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
    List<Ticket> together = new ArrayList<>(List.of(target));
    for (Link link : links) {
      Optional<Ticket> other = question.evidence().survivor(link.sighting().ticket());
      if (other.isEmpty() || other.get().id().equals(target.id())) {
        continue;
      }
      boolean yields = strongest.yields(question) || link.yields(question);
      boolean parted = together.stream().anyMatch(other.get()::partedFrom);
      if ((yields || mayMerge(target, other.get()))
          && !parted
          && !Joining.parts(question, other.get())) {
        together.add(other.get());
        Ticket gone = target.yieldsTo(other.get()) ? target : other.get();
        target = target.yieldsTo(other.get()) ? other.get() : target;
        absorbs.add(gone.id());
      } else {
        related.add(other.get().id());
      }
    }
    related.addAll(otherwiseNamed(question));
    related.remove(target.id());
    related.removeAll(absorbs);
    absorbs.addAll(unfinishedMerges(question, links, target));
    String conflict =
        related.isEmpty() ? "" : "; it also refers to " + related + ", which is linked";
    Reason reason = new Reason(strongest.reason().rule(), strongest.reason().because() + conflict);
    return Optional.of(Joining.of(question, target, related, absorbs, reason));
  }

  /** What ties the mail to a ticket. */
  private record Link(Sighting sighting, Reason reason) {
    /**
     * True if the mail, or an answer to it that came first, is on this ticket for want of anything
     * better: now that headers tell, what they tell counts.
     */
    boolean yields(Question question) {
      return sighting.weak() && sighting.key().equals(ThreadKey.of(question.arrival().mail().id()));
    }
  }

  private static final Reason BEGUN =
      new Reason(
          Rule.SEEN_BEFORE, "it was being put on this ticket before, which was not finished then");

  /** Strongest first. */
  private static List<Link> links(Question question) {
    HeaderKeys keys = HeaderKeys.of(question.arrival(), question.clues());
    List<Link> links = new ArrayList<>();
    Optional<Sighting> own = known(question, keys.own());
    own.filter(sighting -> begun(question, sighting))
        .ifPresent(sighting -> links.add(new Link(sighting, BEGUN)));
    for (ThreadKey key : keys.answered()) {
      known(question, key)
          .ifPresent(
              sighting ->
                  links.add(
                      new Link(
                          sighting,
                          new Reason(
                              Rule.IN_REPLY_TO, "it answers a mail of this ticket directly"))));
    }
    own.filter(sighting -> !begun(question, sighting))
        .ifPresent(sighting -> links.add(new Link(sighting, ownIdKnown(question, sighting))));
    for (ThreadKey key : keys.ownUnderSubject()) {
      known(question, key)
          .ifPresent(sighting -> links.add(new Link(sighting, lateParent("refer to"))));
    }
    for (ThreadKey key : keys.underSubject()) {
      known(question, key)
          .ifPresent(
              sighting ->
                  links.add(
                      new Link(
                          sighting,
                          new Reason(
                              Rule.REFERENCES,
                              "it refers to an older mail of this ticket, under its subject"))));
    }
    return links;
  }

  /** The first; told by what else ties the mail to the same ticket, if it only was begun there. */
  private static Link strongest(List<Link> links) {
    Link first = links.get(0);
    Reason told =
        links.stream()
            .filter(link -> link.sighting().ticket().equals(first.sighting().ticket()))
            .map(Link::reason)
            .filter(reason -> reason != BEGUN)
            .findFirst()
            .orElse(first.reason());
    return new Link(first.sighting(), told);
  }

  /** True if a worker claimed the mail's own id for this ticket: the mail belongs nowhere else. */
  private static boolean begun(Question question, Sighting own) {
    return own.how() == Sighting.How.SEEN && own.digest().equals(question.arrival().digest());
  }

  private static Optional<Sighting> known(Question question, ThreadKey key) {
    return question
        .evidence()
        .of(key)
        .filter(sighting -> sighting.how() != Sighting.How.STAFF_NOTICE);
  }

  /** Tickets of the older mails that it names, whatever they are about. */
  private static Set<TicketId> otherwiseNamed(Question question) {
    Set<TicketId> named = new LinkedHashSet<>();
    for (MessageId reference : question.clues().references()) {
      known(question, ThreadKey.of(reference))
          .flatMap(sighting -> question.evidence().survivor(sighting.ticket()))
          .ifPresent(ticket -> named.add(ticket.id()));
    }
    return named;
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
        : lateParent("answer");
  }

  private static Reason lateParent(String how) {
    return new Reason(
        Rule.LATE_PARENT, "mails of this ticket " + how + " it; they arrived before it");
  }

  /**
   * Two tickets turn out to be one thread if one of them only began because mail came in the wrong
   * order: its first mail was never seen. Two threads with their first mails are two matters, and
   * one mail that names both does not change that.
   */
  private static boolean mayMerge(Ticket one, Ticket other) {
    return !one.rootSeen() || !other.rootSeen();
  }

  /**
   * Tickets that were marked as merged by a worker that died, or lost a race, before it wrote the
   * other side of it. What they were merged into may have been merged on since.
   */
  private static Set<TicketId> unfinishedMerges(
      Question question, List<Link> links, Ticket target) {
    Map<TicketId, Ticket> tickets = question.evidence().tickets();
    Set<TicketId> unfinished = new LinkedHashSet<>();
    for (Link link : links) {
      Ticket named = tickets.get(link.sighting().ticket());
      while (named != null && named.survivor().isPresent()) {
        Ticket next = tickets.get(named.survivor().get());
        boolean taken = next != null && next.absorbed().contains(named.id());
        if (!taken && !target.absorbed().contains(named.id())) {
          unfinished.add(named.id());
        }
        named = next;
      }
    }
    return unfinished;
  }
}
