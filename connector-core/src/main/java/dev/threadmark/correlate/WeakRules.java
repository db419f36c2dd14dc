package dev.threadmark.correlate;

import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Clues that prove nothing alone: each needs a second one that agrees with it. */
final class WeakRules {
  private WeakRules() {}

  /** Outlook's conversation is as hard to guess as a Message-ID, but survives a change of topic. */
  static Optional<Decision> threadIndex(Question question) {
    if (question.answersByHeader()) {
      return Optional.empty(); // it says whom it answers: that mail will tell, when it comes
    }
    return question
        .clues()
        .conversation()
        .flatMap(
            clue -> question.evidence().of(new ThreadKey(ThreadKey.Kind.THREAD_INDEX, clue.root())))
        .flatMap(sighting -> question.evidence().survivor(sighting.ticket()))
        .filter(ticket -> ticket.subjects().contains(question.arrival().subject().topic()))
        .filter(
            ticket ->
                question.takesPart(ticket) || question.clues().conversation().get().depth() > 0)
        .map(
            ticket ->
                Joining.of(
                    question,
                    ticket,
                    new Reason(
                        Rule.THREAD_INDEX,
                        "Outlook's Thread-Index is that of this ticket, and the subject agrees")));
  }

  /** Graph makes one conversation of any mails with the same subject, so it needs a participant. */
  static Optional<Decision> providerThread(Question question) {
    if (question.answersByHeader() || !repliesBySubject(question)) {
      return Optional.empty();
    }
    return question
        .clues()
        .providerThread()
        .flatMap(clue -> question.evidence().of(ThreadKey.ofProvider(clue.id())))
        .flatMap(sighting -> question.evidence().survivor(sighting.ticket()))
        .filter(question::agrees)
        .filter(question::takesPart)
        .filter(ticket -> within(question, ticket, question.policy().continues()))
        .map(
            ticket ->
                Joining.of(
                    question,
                    ticket,
                    new Reason(
                        Rule.PROVIDER_THREAD,
                        "the mailbox shows it in this ticket's conversation, its subject agrees and"
                            + " its sender takes part")));
  }

  static Optional<Decision> subjectTag(Question question) {
    return question
        .clues()
        .tag()
        .flatMap(tag -> question.evidence().survivor(tag.ticket()))
        .filter(question::takesPart)
        .map(
            ticket ->
                Joining.of(
                    question,
                    ticket,
                    new Reason(
                        Rule.SUBJECT_TAG,
                        "its subject names the ticket, and its sender takes part in it")));
  }

  static Optional<Decision> quotedText(Question question) {
    if (question.clues().continuation().isEmpty()) {
      return Optional.empty();
    }
    return sameSubject(question)
        .filter(ticket -> within(question, ticket, question.policy().oldAfter()))
        .filter(ticket -> quotes(question, ticket) > 0)
        .max(
            Comparator.comparing((Ticket ticket) -> quotes(question, ticket))
                .thenComparing(question::takesPart)
                .thenComparing(Ticket::lastActivity))
        .map(
            ticket ->
                Joining.of(
                    question,
                    ticket,
                    new Reason(
                        Rule.QUOTED_TEXT,
                        "it quotes what was written on this ticket, under its subject (a weak"
                            + " match)")));
  }

  static Optional<Decision> subjectOfParticipant(Question question) {
    if (question.answersByHeader() || !repliesBySubject(question)) {
      return Optional.empty();
    }
    String topic = question.clues().continuation().get().topic();
    return sameSubject(question)
        .filter(ticket -> ticket.subjects().contains(topic))
        .filter(question::takesPart)
        .filter(ticket -> within(question, ticket, question.policy().continues()))
        .max(Comparator.comparing(Ticket::lastActivity))
        .map(
            ticket ->
                Joining.of(
                    question,
                    ticket,
                    new Reason(
                        Rule.SUBJECT,
                        "it replies under this ticket's subject, and its sender takes part in it (a"
                            + " weak match)")));
  }

  private static boolean repliesBySubject(Question question) {
    return question.clues().continuation().filter(Clue.Continuation::reply).isPresent();
  }

  private static Stream<Ticket> sameSubject(Question question) {
    Set<TicketId> met = new LinkedHashSet<>();
    return question.evidence().sameSubject().stream()
        .flatMap(id -> question.evidence().survivor(id).stream())
        .filter(ticket -> ticket.status() != Status.MERGED)
        .filter(ticket -> met.add(ticket.id()));
  }

  private static boolean within(Question question, Ticket ticket, Duration limit) {
    return question.distance(ticket).compareTo(limit) <= 0;
  }

  /**
   * The most fingerprints that the mail shares by quotation with one message of the ticket; 0 if
   * too few. It quotes the message, or quotes what the ticket's first mail quoted, or is itself
   * what that mail quoted, having come late.
   */
  private static int quotes(Question question, Ticket ticket) {
    Clues clues = question.clues();
    Evidence evidence = question.evidence();
    List<List<Long>> texts = evidence.texts().getOrDefault(ticket.id(), List.of());
    List<List<Long>> quotations = evidence.quotations().getOrDefault(ticket.id(), List.of());
    Set<Long> quoted = question.answersByHeader() ? clues.quotedDirectly() : clues.quoted();
    int most = Math.max(most(texts, quoted), most(quotations, quoted));
    if (question.answersByHeader()) {
      return most;
    }
    most = Math.max(most, most(quotations, clues.written()));
    // Some clients quote without any mark; then the quotation stands among the mail's own words.
    return repliesBySubject(question) ? Math.max(most, most(texts, clues.written())) : most;
  }

  private static int most(List<List<Long>> messages, Set<Long> text) {
    return messages.stream()
        .mapToInt(message -> Fingerprints.shared(message, text))
        .max()
        .orElse(0);
  }
}
