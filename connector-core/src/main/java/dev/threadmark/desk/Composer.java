package dev.threadmark.desk;

import dev.threadmark.correlate.Carriers;
import dev.threadmark.correlate.Carriers.Place;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Rule;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.letter.Letter;
import dev.threadmark.mail.letter.Quotation;
import dev.threadmark.outbox.Threading;
import dev.threadmark.outbox.TokenFile;
import dev.threadmark.outbox.WayBack;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes the mail of what a person has written: threading, the way back. It bears no {@code
 * X-Threadmark}: the copy in Sent Items shall come in as an agent's mail, like one that was written
 * in Outlook.
 */
final class Composer {
  private final TokenKeys tokenKeys;
  private final PageLinks links;

  Composer(TokenKeys tokenKeys, PageLinks links) {
    this.tokenKeys = tokenKeys;
    this.links = links;
  }

  /**
   * @param messages of the ticket, oldest first; at least one
   * @param files names of those that go with it
   * @param room for what is quoted, in characters
   */
  OutgoingMail mail(
      OutboxKey key,
      Ticket ticket,
      List<Message> messages,
      Written written,
      Letter letter,
      Carriers carriers,
      List<String> files,
      int room,
      Instant now) {
    int quoted = quoted(letter, room);
    Message answered = answered(messages);
    boolean forward = written.mode() == Written.Mode.FORWARD;
    return new OutgoingMail(
        key,
        ticket.mailbox().address(),
        written.to(),
        written.cc(),
        carriers.has(Place.PLUS)
            ? Optional.of(wayBack(ticket, written.to().get(0)).address())
            : Optional.empty(),
        forward ? "Fwd: " + answered.subject() : Threading.subject(answered.subject()),
        letter.text(quoted),
        letter.html(quoted),
        forward ? Optional.empty() : Optional.of(Threading.under(answered, messages)),
        Map.of(),
        false,
        files,
        now);
  }

  /** What goes with it: what its author enclosed, and the token's own file where there is room. */
  List<Enclosed> files(Ticket ticket, Written written, Carriers carriers) {
    List<Enclosed> files = new ArrayList<>(written.files());
    if (carriers.has(Place.JSON)) {
      Enclosed token = TokenFile.of(wayBack(ticket, written.to().get(0)).token());
      int bytes = files.stream().mapToInt(file -> (int) file.size()).sum();
      int count = files.size() + written.uploads().size();
      if (count < Enclosed.MOST && bytes + token.size() <= Enclosed.MOST_BYTES) {
        files.add(token);
      }
    }
    return files;
  }

  /**
   * What a machine of ours writes into the thread, without a quotation. Its copy in Sent Items is
   * known as ours and is no message of the ticket.
   *
   * @param to at least one; the first one's token is the way back
   */
  OutgoingMail notice(
      OutboxKey key,
      Ticket ticket,
      List<Message> messages,
      List<Address> to,
      String text,
      String purpose,
      Instant now) {
    Message answered = answered(messages);
    WayBack back = wayBack(ticket, to.get(0));
    Optional<String> page = links.footer(tokenKeys, ticket.mailbox(), ticket.id(), to.get(0), now);
    return new OutgoingMail(
        key,
        ticket.mailbox().address(),
        to,
        List.of(),
        Optional.of(back.address()),
        Threading.subject(answered.subject()),
        text + page.orElse(""),
        Optional.empty(),
        Optional.of(Threading.under(answered, messages)),
        back.fields(purpose),
        true,
        List.of(),
        now);
  }

  /**
   * The last one from outside: what is answered is quoted. What a colleague's mail or an answer to
   * a notice for our staff says is among us, though it came to the mailbox. Where there is none
   * from outside, the last that came; the last one where all were sent from here.
   */
  private static Message answered(List<Message> messages) {
    return last(messages, message -> !message.sent() && !amongUs(message))
        .or(() -> last(messages, message -> !message.sent()))
        .orElseGet(() -> messages.get(messages.size() - 1));
  }

  private static Optional<Message> last(List<Message> messages, Predicate<Message> which) {
    return messages.stream().filter(which).reduce((one, later) -> later);
  }

  private static boolean amongUs(Message message) {
    return message.standing() == Role.AGENT || message.rule().equals(Rule.STAFF_NOTICE.label());
  }

  private WayBack wayBack(Ticket ticket, Address recipient) {
    return WayBack.of(tokenKeys, ticket.mailbox(), ticket.id(), recipient);
  }

  /**
   * The link to the page of whoever's matter it is, else of the first who takes part: the others
   * may see what it shows without a code, and the code goes to him. None where the mail is passed
   * on to somebody who has no part in it.
   */
  private String footer(Ticket ticket, Written written, Instant now) {
    if (written.mode() == Written.Mode.FORWARD) {
      return "";
    }
    return Stream.of(Role.REQUESTER, Role.PARTICIPANT)
        .flatMap(
            role ->
                Stream.concat(written.to().stream(), written.cc().stream())
                    .filter(who -> ticket.roleOf(who).equals(Optional.of(role))))
        .findFirst()
        .flatMap(who -> links.footer(tokenKeys, ticket.mailbox(), ticket.id(), who, now))
        .orElse("");
  }

  /**
   * What is answered is quoted below; what is forwarded its author has quoted, and may have cut.
   */
  Letter letter(Ticket ticket, List<Message> messages, Written written, Instant now) {
    if (written.mode() == Written.Mode.FORWARD) {
      return new Letter(written.form(), written.text(), "", "", Optional.empty());
    }
    Message answered = answered(messages);
    String who = answered.name().isBlank() ? answered.from() : answered.name();
    return new Letter(
        written.form(),
        written.text(),
        written.signature(),
        footer(ticket, written, now),
        Optional.of(Quotation.of(who, answered.receivedAt(), answered.excerpt())));
  }

  /** Of what is quoted, both forms hold the same. */
  private static int quoted(Letter letter, int room) {
    int above = letter.text(0).length() + 300; // of which the line above takes the most
    return Math.max(0, Math.min(room, OutgoingMail.MAX_TEXT - above));
  }
}
