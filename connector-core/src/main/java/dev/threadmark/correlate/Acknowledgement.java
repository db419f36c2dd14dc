package dev.threadmark.correlate;

import dev.threadmark.mail.Subject;
import dev.threadmark.ticket.Cut;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What whoever opens a ticket is told at once. In both templates {@code {ticket}} stands for the
 * ticket's number and {@code {subject}} for the subject of the mail.
 *
 * @param subject such as {@link #SUBJECT}; Gmail shows an answer in the thread of its mail only
 *     under the same subject
 * @param text plain, at most 4,000 characters
 * @param guard keeps it from answering machines
 * @param usefulFor later than this after the mail nobody wants it any more: it is not sent
 */
public record Acknowledgement(String subject, String text, AnswerGuard guard, Duration usefulFor) {
  public static final String SUBJECT = "Re: {subject} [#{ticket}]";

  private static final int MAX_TEXT = 4_000;
  private static final Pattern PLACE = Pattern.compile("\\{(ticket|subject)}");

  public Acknowledgement {
    if (text.isBlank() || text.length() > MAX_TEXT || usefulFor.isNegative()) {
      throw new IllegalArgumentException("an acknowledgement of 1 to 4,000 characters");
    }
  }

  public static Acknowledgement of(String text) {
    return new Acknowledgement(SUBJECT, text, AnswerGuard.DEFAULT, Duration.ofDays(1));
  }

  public String subjectFor(TicketId ticket, String mailSubject) {
    // One reply mark is enough, whatever language the first is in.
    boolean marked = Subject.of(mailSubject).reply() && subject.startsWith("Re: ");
    return filled(marked ? subject.substring(4) : subject, ticket, mailSubject);
  }

  public String textFor(TicketId ticket, String mailSubject) {
    return filled(text, ticket, mailSubject);
  }

  /** In one pass: what a stranger wrote into a subject is no template. */
  private static String filled(String template, TicketId ticket, String mailSubject) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    place.group(1).equals("ticket") ? ticket.value() : shortened(mailSubject)));
  }

  private static String shortened(String subject) {
    return Cut.to(subject, 300);
  }
}
