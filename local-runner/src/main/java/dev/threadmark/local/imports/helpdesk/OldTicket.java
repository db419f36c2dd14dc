package dev.threadmark.local.imports.helpdesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ticket of another help desk.
 *
 * @param tag how its number stood in subjects, such as {@code [Ticket#22001]}
 * @param mails what was written to or by the customer, oldest first
 * @param closedAt empty for one that is open
 */
record OldTicket(
    String number,
    String tag,
    List<OldMail> mails,
    List<OldNote> notes,
    Optional<Instant> closedAt) {

  /**
   * A mail, or what counts as one: a call, a web form.
   *
   * @param messageId as it was sent or received under; made up where that is not known
   * @param answers the Message-ID that it answers, empty where that is not known
   * @param sent true if somebody of the desk wrote it
   */
  record OldMail(
      String messageId,
      String answers,
      String from,
      String to,
      String cc,
      String subject,
      String body,
      boolean html,
      Instant at,
      boolean sent) {}

  /**
   * A word among colleagues.
   *
   * @param id tells it from the others
   * @param by an address; empty where that is not known
   */
  record OldNote(String id, String by, String text, Instant at) {}
}
