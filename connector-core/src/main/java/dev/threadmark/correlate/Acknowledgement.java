package dev.threadmark.correlate;

import dev.threadmark.mail.Subject;
import dev.threadmark.ticket.TicketId;
import java.time.Duration;

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

  public Acknowledgement {
    if (!Template.sound(text) || usefulFor.isNegative()) {
      throw new IllegalArgumentException("an acknowledgement of 1 to 4,000 characters");
    }
  }

  public static Acknowledgement of(String text) {
    return new Acknowledgement(SUBJECT, text, AnswerGuard.DEFAULT, Duration.ofDays(1));
  }

  public String subjectFor(TicketId ticket, String mailSubject) {
    // One reply mark is enough, whatever language the first is in.
    boolean marked = Subject.of(mailSubject).reply() && subject.startsWith("Re: ");
    return Template.filled(marked ? subject.substring(4) : subject, ticket, mailSubject);
  }

  public String textFor(TicketId ticket, String mailSubject) {
    return Template.filled(text, ticket, mailSubject);
  }
}
