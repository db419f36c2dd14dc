package dev.threadmark.outbox;

import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.AnswerGuard.Verdict;
import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Carriers;
import dev.threadmark.correlate.Carriers.Place;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.ReplyToken;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.Optional;

/**
 * Says whom a new ticket owes an acknowledgement: the author of the mail that opens it, if a person
 * wrote it, if they were not told so too often, and if it is not ourselves. It goes to the author
 * and never to {@code Reply-To}: the token in it is the author's, and a forged {@code Reply-To}
 * would have us write to strangers.
 */
public final class Acknowledger {
  private static final String PURPOSE = "acknowledgement";

  private final AnswerLog answers;
  private final OutboxStore outbox;
  private final TokenKeys tokenKeys;
  private final PageLinks links;

  /**
   * @param links what goes below the text
   */
  public Acknowledger(AnswerLog answers, OutboxStore outbox, TokenKeys tokenKeys, PageLinks links) {
    this.answers = answers;
    this.outbox = outbox;
    this.tokenKeys = tokenKeys;
    this.links = links;
  }

  /**
   * What {@code ticket} owes if {@code arrival} opens it; counted and announced by then. To be
   * written in the batch that opens the ticket. Asked again it says the same.
   */
  public Optional<OutboxEntry> owed(
      Arrival arrival, String providerId, TicketId ticket, Policy policy) {
    boolean person = arrival.kind() == MailKind.HUMAN && !arrival.sent();
    Optional<Address> author =
        arrival
            .speaker()
            .filter(who -> person && !us(who, arrival.mailbox(), policy))
            .filter(OutgoingMail::canBeSentTo);
    Optional<OutboxEntry> owed =
        policy
            .acknowledgement()
            .filter(said -> author.isPresent())
            .filter(said -> answers.reserve(said.guard(), arrival, ticket) == Verdict.MAY_ANSWER)
            .map(said -> entry(said, policy.carriers(), arrival, providerId, ticket, author.get()));
    owed.ifPresent(entry -> enclose(entry, arrival, ticket));
    owed.ifPresent(outbox::announce);
    return owed;
  }

  /**
   * Takes note of a bounce that lies on a ticket: those whom a mail of ours did not reach get no
   * automatic mail any more. A report that only says "not yet" changes nothing.
   */
  public void learn(Arrival bounce) {
    bounce.mail().report().stream()
        .flatMap(report -> report.recipients().stream())
        .filter(recipient -> recipient.action() == DeliveryReport.Action.FAILED)
        .limit(50)
        .forEach(
            recipient ->
                answers.undeliverable(bounce.mailbox(), recipient.address(), bounce.receivedAt()));
  }

  /** Before it is owed: whoever sends it asks for what goes with it. */
  private void enclose(OutboxEntry entry, Arrival arrival, TicketId ticket) {
    if (!entry.mail().files().isEmpty()) {
      Address author = entry.mail().to().get(0);
      ReplyToken token = tokenKeys.issue(arrival.mailbox().tenant(), ticket, author);
      outbox.enclosures().put(entry.key(), List.of(TokenFile.of(token)), List.of());
    }
  }

  private OutboxEntry entry(
      Acknowledgement said,
      Carriers carriers,
      Arrival arrival,
      String providerId,
      TicketId ticket,
      Address author) {
    MailboxId mailbox = arrival.mailbox();
    Mail mail = arrival.mail();
    WayBack back = WayBack.of(tokenKeys, mailbox, ticket, author);
    OutgoingMail outgoing =
        new OutgoingMail(
            OutboxEntry.key(mailbox, ticket, PURPOSE),
            mailbox.address(),
            List.of(author),
            List.of(),
            carriers.has(Place.PLUS) ? Optional.of(back.address()) : Optional.empty(),
            said.subjectFor(ticket, mail.subject()),
            text(said, arrival, ticket, author),
            Optional.of(
                new OutgoingMail.Original(
                    new ProviderId(providerId),
                    arrival.providerThread(),
                    Optional.of(mail.id()).filter(id -> !mail.idDerived()),
                    mail.references().stream().limit(50).toList())),
            back.fields(PURPOSE),
            true,
            carriers.has(Place.JSON) ? List.of(TokenFile.of(back.token()).name()) : List.of(),
            arrival.receivedAt());
    return OutboxEntry.owed(
        mailbox,
        ticket,
        PURPOSE,
        outgoing,
        arrival.receivedAt(),
        arrival.receivedAt().plus(said.usefulFor()));
  }

  private String text(Acknowledgement said, Arrival arrival, TicketId ticket, Address author) {
    String text = said.textFor(ticket, arrival.mail().subject());
    return links
        .footer(tokenKeys, arrival.mailbox(), ticket, author, arrival.receivedAt())
        .map(footer -> text.stripTrailing() + footer + "\n")
        .filter(whole -> whole.length() <= OutgoingMail.MAX_TEXT)
        .orElse(text);
  }

  private static boolean us(Address who, MailboxId mailbox, Policy policy) {
    Address plain = who.withoutPlusTag();
    return plain.equals(mailbox.address().withoutPlusTag()) || policy.aliases().contains(plain);
  }
}
