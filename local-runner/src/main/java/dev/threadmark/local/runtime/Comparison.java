package dev.threadmark.local.runtime;

import dev.threadmark.engine.Engine;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketList;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What two tables say of one mailbox: on which ticket each mail is, and the lines of the list. */
public record Comparison(Engine was, Engine is, MailboxId mailbox) {

  /** All of {@link #misplaced} and {@link #toldOtherwise}. */
  public List<String> differences() {
    List<String> differences = new ArrayList<>(misplaced());
    differences.addAll(toldOtherwise());
    return differences;
  }

  /** A sentence for each mail that is on another ticket. */
  public List<String> misplaced() {
    List<String> differences = new ArrayList<>();
    tell(differences, "mail", places(was), places(is));
    return differences;
  }

  /**
   * A sentence for each line of the list that says something else of its ticket: where mail came in
   * another order than it was written, a ticket was opened later and by somebody else.
   */
  public List<String> toldOtherwise() {
    List<String> differences = new ArrayList<>();
    tell(differences, "ticket", lines(was, Comparison::text), lines(is, Comparison::text));
    tell(differences, "status of", lines(was, Comparison::status), lines(is, Comparison::status));
    return differences;
  }

  private static void tell(
      List<String> differences, String what, Map<String, String> old, Map<String, String> now) {
    TreeSet<String> all = new TreeSet<>(old.keySet());
    all.addAll(now.keySet());
    for (String key : all) {
      String before = old.getOrDefault(key, "none");
      String after = now.getOrDefault(key, "none");
      if (!before.equals(after)) {
        differences.add("%s %s: was %s, is %s".formatted(what, key, before, after));
      }
    }
  }

  private Map<String, String> places(Engine engine) {
    try (var marks = engine.journal().all(mailbox)) {
      return marks.collect(
          Collectors.toMap(
              MailMark::providerId,
              mark -> mark.ticket().map(id -> lasting(engine, new TicketId(id))).orElse("-"),
              (one, other) -> one,
              TreeMap::new));
    }
  }

  private String lasting(Engine engine, TicketId ticket) {
    Optional<TicketId> next =
        engine.tickets().find(mailbox, ticket).flatMap(stored -> stored.ticket().survivor());
    return next.map(id -> lasting(engine, id)).orElse(ticket.value());
  }

  private Map<String, String> lines(Engine engine, Function<TicketList.Line, String> told) {
    try (var lines = engine.list().all(mailbox)) {
      return lines.collect(
          Collectors.toMap(TicketList.Line::ticket, told, (one, other) -> one, TreeMap::new));
    }
  }

  private static String status(TicketList.Line line) {
    return line.status().name().toLowerCase(Locale.ROOT);
  }

  /** Without the number of events, which counts what is on no list. */
  private static String text(TicketList.Line line) {
    return "%d mails from %s to %s, of %d, linked to %s, subject #%08x"
        .formatted(
            line.messages(),
            line.openedAt(),
            line.lastActivity(),
            line.requesters().size(),
            new TreeSet<>(line.links()),
            line.subject().hashCode());
  }
}
