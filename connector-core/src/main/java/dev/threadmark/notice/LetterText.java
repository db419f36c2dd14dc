package dev.threadmark.notice;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.letter.Moments;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.WayBack;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.ticket.Ticket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a mail of a letter. It says that it is a notice to staff, so that whoever answers it is
 * known to answer that, and that no machine should.
 *
 * @param console where people open tickets, such as {@code https://host/console/}
 */
record LetterText(TokenKeys tokenKeys, String console) {
  OutgoingMail mail(Letter letter, Ticket ticket, Instant now) {
    WayBack back = WayBack.of(tokenKeys, ticket.mailbox(), ticket.id(), letter.to());
    return new OutgoingMail(
        key(letter),
        ticket.mailbox().address(),
        List.of(letter.to()),
        List.of(),
        Optional.of(back.address()),
        subject(letter, ticket),
        text(letter, ticket),
        Optional.empty(),
        back.fields(OutboxEntry.NOTICE),
        true,
        List.of(),
        now);
  }

  private static OutboxKey key(Letter letter) {
    String cause = "%s|%s|%d".formatted(OutboxEntry.NOTICE, letter.to().key(), letter.mails());
    return OutboxEntry.key(letter.mailbox(), letter.ticket(), cause);
  }

  /** No number in brackets: that would be a subject tag, which leads onto the ticket. */
  private static String subject(Letter letter, Ticket ticket) {
    List<String> headings =
        letter.lines().stream().map(line -> line.matter().heading()).distinct().toList();
    return "%s: %s (%s)".formatted(String.join(", ", headings), ticket.subject(), ticket.id());
  }

  private String text(Letter letter, Ticket ticket) {
    StringBuilder text = new StringBuilder();
    for (Letter.Line line : letter.lines()) {
      text.append("%s (%s)\n".formatted(line.text(), Moments.text(line.at())));
      line.excerpt().lines().forEach(quoted -> text.append("> ").append(quoted).append('\n'));
      text.append('\n');
    }
    if (letter.more() > 0) {
      text.append("And %d more.\n\n".formatted(letter.more()));
    }
    text.append(link("ticket", letter, "/" + ticket.id())).append("\n\n-- \n");
    text.append("An answer to this mail is kept on the ticket; the customer does not get it.\n");
    text.append("What you are told of by mail: ").append(link("preferences", letter, ""));
    return text.append('\n').toString();
  }

  private String link(String page, Letter letter, String rest) {
    return "%s#/%s/%s/%s%s"
        .formatted(
            console,
            URLEncoder.encode(letter.mailbox().tenant(), StandardCharsets.UTF_8),
            URLEncoder.encode(letter.mailbox().address().value(), StandardCharsets.UTF_8),
            page,
            rest);
  }
}
