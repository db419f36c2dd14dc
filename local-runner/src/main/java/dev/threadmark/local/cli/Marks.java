package dev.threadmark.local.cli;

import dev.threadmark.engine.Engine;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the mails of a mailbox, by the tickets that go on for theirs. */
final class Marks {
  private final Engine engine;
  private final MailboxId mailbox;
  private final Map<TicketId, TicketId> survivors = new HashMap<>();

  Marks(Engine engine, MailboxId mailbox) {
    this.engine = engine;
    this.mailbox = mailbox;
  }

  /** All of them, oldest mail first. */
  List<MailMark> all() {
    return engine
        .journal()
        .all(mailbox)
        .sorted(Comparator.comparing(MailMark::receivedAt).thenComparing(MailMark::messageId))
        .toList();
  }

  Optional<String> ticketOf(MailMark mark) {
    return mark.ticket().map(TicketId::new).map(this::survivor).map(TicketId::value);
  }

  /** The fields that {@code messages --json} promises. */
  Map<String, Object> fields(MailMark mark) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("messageId", mark.messageId());
    fields.put("providerId", mark.providerId());
    fields.put("mailbox", mark.mailbox());
    fields.put("ticket", ticketOf(mark).orElse(null));
    fields.put("decision", mark.decision());
    fields.put("rule", mark.rule());
    fields.put("because", mark.because());
    fields.put("kind", mark.kind());
    return fields;
  }

  private TicketId survivor(TicketId id) {
    return survivors.computeIfAbsent(
        id,
        first -> {
          Map<TicketId, TicketStore.Stored> chain = engine.tickets().find(mailbox, List.of(first));
          TicketId last = first;
          while (chain.containsKey(last) && chain.get(last).ticket().survivor().isPresent()) {
            last = chain.get(last).ticket().survivor().get();
          }
          return last;
        });
  }
}
