package dev.threadmark.local.runtime;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Intake;
import dev.threadmark.engine.MailboxSync;
import dev.threadmark.engine.PageHandler;
import dev.threadmark.outbox.Acknowledger;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.port.Table;
import dev.threadmark.store.Journal;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.Quarantine;
import dev.threadmark.store.SubjectIndex;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import java.time.InstantSource;
import java.util.Optional;

/** The object graph over one table: the same in every shell. */
public record Engine(
    MailboxStore mailboxes,
    TicketStore tickets,
    TicketList list,
    Journal journal,
    Quarantine quarantine,
    Intake intake,
    MailboxSync sync,
    OutboxStore outbox,
    TokenKeys tokenKeys) {

  public static Engine over(
      Table table, TokenKeys tokenKeys, InstantSource clock, PageHandler.Observer observer) {
    TicketStore tickets = new TicketStore(table);
    MailboxStore mailboxes = new MailboxStore(table);
    TicketList list = new TicketList(table);
    Journal journal = new Journal(table);
    Quarantine quarantine = new Quarantine(table);
    OutboxStore outbox = new OutboxStore(table);
    Acknowledger acknowledger = new Acknowledger(new AnswerLog(table), outbox, tokenKeys);
    Intake intake =
        new Intake(
            new KeyIndex(table),
            tickets,
            new SubjectIndex(table),
            tokenKeys,
            Optional.of(acknowledger));
    PageHandler pages =
        new PageHandler(intake, journal, list, tickets, quarantine, tokenKeys, clock, observer);
    return new Engine(
        mailboxes,
        tickets,
        list,
        journal,
        quarantine,
        intake,
        new MailboxSync(mailboxes, pages, clock),
        outbox,
        tokenKeys);
  }
}
