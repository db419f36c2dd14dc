package dev.threadmark.correlate;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.Subject;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything in a mail that may point at a ticket, collected without looking anything up.
 *
 * @param tokens reply tokens in any carrier
 * @param parents the ids it answers: {@code In-Reply-To}, else the last of {@code References}
 * @param references the other ids of {@code References}, newest first
 * @param reported the id that a bounce or receipt reports on, and that mail's own references
 * @param passages what it quotes and what it says
 */
public record Clues(
    List<Clue.Token> tokens,
    List<MessageId> parents,
    List<MessageId> references,
    List<MessageId> reported,
    Optional<Clue.Conversation> conversation,
    Optional<Clue.ProviderThread> providerThread,
    Optional<Clue.SubjectTag> tag,
    Optional<Clue.Continuation> continuation,
    Passages passages) {

  private static final int MAX_REFERENCES = 25;
  private static final Pattern TAG =
      Pattern.compile("\\[#?\\s?([0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4})]");

  public static Clues of(Arrival arrival) {
    Mail mail = arrival.mail();
    List<MessageId> answered = believable(mail, mail.inReplyTo());
    List<MessageId> references = new ArrayList<>(believable(mail, mail.references()));
    java.util.Collections.reverse(references);
    List<MessageId> parents =
        !answered.isEmpty() ? answered : references.stream().limit(1).toList();
    references.removeAll(parents);
    Subject subject = arrival.subject();
    return new Clues(
        tokens(mail),
        parents.stream().limit(3).toList(),
        references.stream().limit(MAX_REFERENCES).toList(),
        mail.report().map(Clues::reported).orElse(List.of()),
        mail.threadIndex().map(index -> new Clue.Conversation(index.root(), index.depth())),
        arrival.providerThread().map(Clue.ProviderThread::new),
        tag(mail.subject()),
        subject.topic().isEmpty() || subject.forward()
            ? Optional.empty()
            : Optional.of(new Clue.Continuation(subject.topic(), subject.reply())),
        new Passages(arrival.words()));
  }

  /** Fingerprints of all quoted text. */
  Set<Long> quoted() {
    return passages.quoted();
  }

  /** Fingerprints of what is quoted once, not of quotations within it. */
  Set<Long> quotedDirectly() {
    return passages.quotedDirectly();
  }

  /** Fingerprints of the mail's own words. */
  Set<Long> written() {
    return passages.written();
  }

  /** True if nothing in it may point at a ticket. */
  boolean isEmpty() {
    return tokens.isEmpty()
        && parents.isEmpty()
        && references.isEmpty()
        && reported.isEmpty()
        && conversation.isEmpty()
        && providerThread.isEmpty()
        && tag.isEmpty()
        && continuation.isEmpty()
        && quoted().isEmpty();
  }

  /** All of it as a list, strongest first, for people to read. */
  public List<Clue> all() {
    List<Clue> all = new ArrayList<>(tokens);
    parents.forEach(id -> all.add(new Clue.Parent(id)));
    references.forEach(id -> all.add(new Clue.Reference(id)));
    reported.stream().limit(1).forEach(id -> all.add(new Clue.Reported(id)));
    conversation.ifPresent(all::add);
    providerThread.ifPresent(all::add);
    tag.ifPresent(all::add);
    continuation.ifPresent(all::add);
    if (!quoted().isEmpty()) {
      all.add(new Clue.Quotation(quoted().size()));
    }
    return all;
  }

  /**
   * Ids that can be ids. Old clients write prose into In-Reply-To ({@code ana@example.com's message
   * of Monday}), and git has written {@code <yes>}: neither names a mail, but each would tie
   * hundreds of threads together.
   */
  private static List<MessageId> believable(Mail mail, List<MessageId> ids) {
    Set<String> people =
        mail.parties().recipients().map(Address::value).collect(Collectors.toSet());
    mail.from().ifPresent(from -> people.add(from.value()));
    return ids.stream()
        .filter(id -> !id.equals(mail.id()))
        .filter(id -> id.value().contains("@") ? !id.value().endsWith("'s") : false)
        .filter(id -> !people.contains(id.value().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static List<MessageId> reported(dev.threadmark.mail.DeliveryReport report) {
    LinkedHashSet<MessageId> ids = new LinkedHashSet<>();
    report.originalId().ifPresent(ids::add);
    List<MessageId> older = new ArrayList<>(report.originalReferences());
    java.util.Collections.reverse(older);
    ids.addAll(older);
    return ids.stream().limit(MAX_REFERENCES).toList();
  }

  private static Optional<Clue.SubjectTag> tag(String subject) {
    Matcher tag = TAG.matcher(subject);
    while (tag.find()) {
      Optional<TicketId> ticket = TicketId.parse(tag.group(1));
      if (ticket.isPresent()) {
        return ticket.map(Clue.SubjectTag::new);
      }
    }
    return Optional.empty();
  }

  private static List<Clue.Token> tokens(Mail mail) {
    List<Clue.Token> tokens = new ArrayList<>();
    mail.parties()
        .recipients()
        .limit(50)
        .forEach(to -> find(tokens, to.value(), Clue.Carrier.PLUS_ADDRESS));
    for (String header : List.of("Delivered-To", "X-Original-To", "Envelope-To")) {
      mail.headers().all(header).forEach(to -> find(tokens, to, Clue.Carrier.PLUS_ADDRESS));
    }
    mail.inReplyTo().forEach(id -> find(tokens, id.value(), Clue.Carrier.MESSAGE_ID));
    mail.references().forEach(id -> find(tokens, id.value(), Clue.Carrier.MESSAGE_ID));
    mail.headers().all("X-Threadmark").forEach(v -> find(tokens, v, Clue.Carrier.HEADER));
    find(tokens, mail.subject(), Clue.Carrier.SUBJECT);
    Body body = mail.body();
    body.text().ifPresent(text -> find(tokens, text, Clue.Carrier.BODY));
    body.html().ifPresent(html -> find(tokens, html, Clue.Carrier.BODY));
    mail.attachments()
        .forEach(attachment -> find(tokens, attachment.name(), Clue.Carrier.ATTACHMENT));
    return tokens.stream().distinct().limit(20).toList();
  }

  private static void find(List<Clue.Token> tokens, String text, Clue.Carrier carrier) {
    ReplyToken.findAll(text).forEach(token -> tokens.add(new Clue.Token(token, carrier)));
  }
}
