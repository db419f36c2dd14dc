package dev.threadmark.correlate;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.ticket.TicketId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides which ticket a mail belongs to. Pure: the same mail and the same evidence give the same
 * decision, always.
 */
public final class Correlator {

  /** The order of correlation: the first rule that answers decides. */
  private static final List<Function<Question, Optional<Decision>>> ORDER =
      List.of(
          MachineRules::ownMailComingBack,
          MachineRules::reportOnAnotherMail,
          MachineRules::answerToStaffNotice,
          TokenRules::signedToken,
          HeaderRules::staffNotice,
          HeaderRules::thread,
          WeakRules::threadIndex,
          WeakRules::subjectTag,
          WeakRules::quotedText,
          WeakRules::subjectOfParticipant,
          WeakRules::providerThread);

  private Correlator() {}

  public static Decision decide(
      Arrival arrival, Clues clues, Evidence evidence, Policy policy, TokenKeys tokenKeys) {
    Question question = new Question(arrival, clues, evidence, policy, tokenKeys);
    return ORDER.stream()
        .map(rule -> rule.apply(question))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> open(question));
  }

  /**
   * The ticket of a mail that is on one, and those that it shows to be the same thread: what a race
   * or a crash left apart.
   */
  public static Optional<Decision.Append> reunion(
      Arrival arrival, Clues clues, Evidence evidence, Policy policy, TokenKeys tokenKeys) {
    return HeaderRules.thread(new Question(arrival, clues, evidence, policy, tokenKeys))
        .filter(Decision.Append.class::isInstance)
        .map(Decision.Append.class::cast)
        .filter(append -> !append.absorbs().isEmpty());
  }

  /** The number of the ticket of {@code mailbox} that grows from {@code root}. */
  public static TicketId ticketOf(MailboxId mailbox, String root) {
    ThreadKey key = ThreadKey.parse(root);
    if (key.kind() == ThreadKey.Kind.STAMP || key.kind() == ThreadKey.Kind.ERASED) {
      return new TicketId(key.value());
    }
    return TicketId.derive(mailbox + "|" + root);
  }

  private static Decision open(Question question) {
    Clues clues = question.clues();
    return unknownParent(question)
        .<Decision>map(
            root ->
                begin(
                    question,
                    root.toString(),
                    Set.of(),
                    new Reason(
                        Rule.ORPHAN_REPLY,
                        "it answers a mail that has not been seen, and nothing else points at a"
                            + " ticket; that mail will join it when it comes")))
        .orElseGet(
            () ->
                begin(
                    question,
                    ThreadKey.of(question.arrival().mail().id()).toString(),
                    Set.of(),
                    new Reason(
                        Rule.NEW,
                        clues.isEmpty()
                            ? "nothing in it points at a ticket"
                            : "none of its clues is known here, or its sender takes no part")));
  }

  /** A new ticket with everything the evidence knows of the same mails elsewhere linked to it. */
  static Decision.Open begin(Question question, String root, Set<TicketId> links, Reason reason) {
    Set<TicketId> all = new LinkedHashSet<>(links);
    question.evidence().elsewhere().values().forEach(seen -> all.add(seen.ticket()));
    TicketId ticket = ticketOf(question.arrival().mailbox(), root);
    all.remove(ticket);
    Reason told =
        question.arrival().forged()
            ? new Reason(reason.rule(), reason.because() + "; " + Reason.FORGED)
            : reason;
    return new Decision.Open(ticket, root, all, told);
  }

  /** The mail that it answers, where that is not known: what other answers to it share. */
  private static Optional<ThreadKey> unknownParent(Question question) {
    return HeaderKeys.of(question.arrival(), question.clues()).answered().stream()
        .findFirst()
        .filter(key -> question.evidence().of(key).isEmpty());
  }
}
