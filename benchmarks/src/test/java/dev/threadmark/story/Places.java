package dev.threadmark.story;

import dev.threadmark.engine.Engine;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the mails of a mailbox are.
 *
 * @param tickets by the provider's id of the mail, after all merges; {@code -} where it is on none
 * @param quarantined mails that could not be handled
 */
record Places(Map<String, String> tickets, long quarantined) {

  static Places of(Engine engine, MailboxId mailbox) {
    List<MailMark> marks;
    try (Stream<MailMark> all = engine.journal().all(mailbox)) {
      marks = all.toList();
    }
    Map<String, String> tickets = new TreeMap<>();
    marks.forEach(
        mark ->
            tickets.put(
                mark.providerId(),
                mark.ticket().map(id -> lasting(engine, mailbox, new TicketId(id))).orElse("-")));
    return new Places(
        tickets, marks.stream().filter(mark -> mark.decision().equals("quarantine")).count());
  }

  private static String lasting(Engine engine, MailboxId mailbox, TicketId ticket) {
    return engine
        .tickets()
        .find(mailbox, ticket)
        .flatMap(stored -> stored.ticket().survivor())
        .map(survivor -> lasting(engine, mailbox, survivor))
        .orElse(ticket.value());
  }

  /**
   * Which mails lie together, one line a ticket, without its number: where mail comes in a burst,
   * it depends on chance which of two opened it.
   */
  List<String> groups() {
    Map<String, List<String>> byTicket =
        tickets.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.getValue().equals("-") ? "none" : one.getValue(),
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    List<String> lines = new ArrayList<>();
    byTicket.forEach((ticket, mails) -> lines.add((ticket.equals("none") ? "none " : "") + mails));
    return lines.stream().sorted().toList();
  }
}
