package dev.threadmark.customer;

import dev.threadmark.engine.Doorbells;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.TicketEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts a mail into the outbox of a ticket, once, and rings so that it goes out. */
final class Owing {
  private static final int MAX_RACES = 30;

  private final TicketStore tickets;
  private final OutboxStore outbox;
  private final Consumer<String> bells;

  Owing(TicketStore tickets, OutboxStore outbox, Consumer<String> bells) {
    this.tickets = tickets;
    this.outbox = outbox;
    this.bells = bells;
  }

  void owe(OutboxEntry entry) {
    List<TicketEvent> told = entry.fleeting() ? List.of() : List.of(entry.queued());
    outbox.announce(entry);
    for (int race = 0; race < MAX_RACES; race++) {
      boolean there =
          outbox.find(entry.mailbox(), entry.ticket(), entry.key()).isPresent()
              || tickets.add(
                  tickets.own(entry.mailbox(), entry.ticket()).orElseThrow(),
                  told,
                  Optional.empty(),
                  List.of(OutboxStore.insertion(entry)));
      if (there) {
        ring(entry);
        return;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one ticket");
  }

  private void ring(OutboxEntry entry) {
    try {
      bells.accept(Doorbells.write(new Doorbell(entry.mailbox(), Doorbell.Why.OUTBOX)));
    } catch (StoreUnavailable e) {
      System.getLogger(Owing.class.getName())
          .log(System.Logger.Level.WARNING, "the queue is down: what is to go out goes later");
    }
  }
}
