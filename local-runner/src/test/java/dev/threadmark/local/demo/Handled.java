package dev.threadmark.local.demo;

import dev.threadmark.correlate.Policy;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.storm.Storm;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import dev.threadmark.ticket.TicketId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of some mails in one provider's mailbox.
 *
 * @param marks by Message-ID; where a mail has none, by the one derived from it
 * @param tickets the ticket of each, by Message-ID, as it is after all merges
 * @param messages how many are on those tickets by their own count
 * @param mails how many were delivered
 * @param quarantined mails that could not be handled
 * @param lost mails of which nothing became
 */
record Handled(
    Map<String, MailMark> marks,
    Map<String, String> tickets,
    long messages,
    long mails,
    long quarantined,
    long lost) {

  /**
   * Delivers each mail when the one before is handled, as mail comes in life. In a burst the order
   * in which folders are read decides which of two mails is first, and so what is open or append.
   */
  static Handled oneByOne(String provider, List<StoredMail> mails, Path data)
      throws IOException, InterruptedException {
    return run(provider, mails, data, 1);
  }

  /** Delivers all of them and waits once. */
  static Handled inOneBurst(String provider, List<StoredMail> mails, Path data)
      throws IOException, InterruptedException {
    return run(provider, mails, data, Integer.MAX_VALUE);
  }

  private static Handled run(String provider, List<StoredMail> mails, Path data, int atOnce)
      throws IOException, InterruptedException {
    try (Demo demo = new Demo(List.of(provider), DataFolder.at(data), 0)) {
      Postmark postmark = new Postmark(Instant.now());
      int waiting = 0;
      for (StoredMail mail : mails) {
        demo.deliver(mail, postmark);
        if (++waiting == atOnce) {
          demo.drain();
          waiting = 0;
        }
      }
      demo.drain();
      return of(demo, demo.mailboxIds().get(0));
    }
  }

  /** Delivers all of them to each provider, in fair weather or foul; one result a provider. */
  static List<Handled> onEach(
      List<String> providers, List<StoredMail> mails, Path data, Optional<Storm> storm)
      throws IOException, InterruptedException {
    try (Demo demo = new Demo(providers, DataFolder.at(data), 0, storm, Policy.DEFAULT)) {
      Postmark postmark = new Postmark(Instant.now());
      for (StoredMail mail : mails) {
        demo.deliver(mail, postmark);
      }
      demo.drain();
      return demo.mailboxIds().stream().map(mailbox -> of(demo, mailbox)).toList();
    }
  }

  private static Handled of(Demo demo, MailboxId mailbox) {
    Map<String, MailMark> marks = new HashMap<>();
    Map<String, String> tickets = new HashMap<>();
    demo.engine()
        .journal()
        .all(mailbox)
        .filter(mark -> !mark.copy())
        .forEach(
            mark -> {
              marks.put(mark.messageId(), mark);
              mark.ticket()
                  .map(ticket -> lasting(demo, mailbox, new TicketId(ticket)))
                  .ifPresent(ticket -> tickets.put(mark.messageId(), ticket.value()));
            });
    Tally tally = demo.tally();
    return new Handled(
        marks,
        tickets,
        messages(demo, mailbox, tickets.values()),
        tally.mails(),
        tally.count("quarantine"),
        tally.lost());
  }

  private static long messages(Demo demo, MailboxId mailbox, Collection<String> tickets) {
    Set<TicketId> ids = tickets.stream().map(TicketId::new).collect(Collectors.toSet());
    return demo.engine().tickets().find(mailbox, ids).values().stream()
        .mapToLong(stored -> stored.ticket().messages())
        .sum();
  }

  /** The ticket that goes on for one that was merged. */
  private static TicketId lasting(Demo demo, MailboxId mailbox, TicketId ticket) {
    return demo.engine()
        .tickets()
        .find(mailbox, ticket)
        .flatMap(stored -> stored.ticket().survivor())
        .map(survivor -> lasting(demo, mailbox, survivor))
        .orElse(ticket);
  }

  /**
   * Which mails lie on one ticket, said without ticket numbers, which differ from mailbox to
   * mailbox: each Message-ID with the least one of its ticket.
   */
  Map<String, String> clusters() {
    Map<String, String> least = new HashMap<>();
    tickets.forEach((id, ticket) -> least.merge(ticket, id, (a, b) -> a.compareTo(b) < 0 ? a : b));
    Map<String, String> clusters = new TreeMap<>();
    marks.keySet().forEach(id -> clusters.put(id, least.getOrDefault(tickets.get(id), "-")));
    return clusters;
  }

  /** For each Message-ID those that lie on its ticket, itself included; alone where it has none. */
  Map<String, Set<String>> groups() {
    Map<String, Set<String>> byTicket = new HashMap<>();
    tickets.forEach(
        (id, ticket) -> byTicket.computeIfAbsent(ticket, any -> new TreeSet<>()).add(id));
    Map<String, Set<String>> groups = new HashMap<>();
    marks
        .keySet()
        .forEach(id -> groups.put(id, byTicket.getOrDefault(tickets.get(id), Set.of(id))));
    return groups;
  }

  /** Decision, rule and kind by Message-ID. */
  Map<String, String> decisions() {
    Map<String, String> decisions = new TreeMap<>();
    marks.forEach(
        (id, mark) ->
            decisions.put(id, mark.decision() + " by " + mark.rule() + ", " + mark.kind()));
    return decisions;
  }
}
