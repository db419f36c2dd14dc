package dev.threadmark.cases;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.port.Table;
import dev.threadmark.store.Journal;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketStore;
import java.util.Optional;

/** What a table says of mails that were handled already; takes none itself. */
public class JournalDesk implements Desk {
  private final Journal journal;
  private final TicketStore tickets;

  public JournalDesk(Table table) {
    journal = new Journal(table);
    tickets = new TicketStore(table);
  }

  @Override
  public void deliver(Incoming incoming) {
    throw new UnsupportedOperationException("this desk only looks back");
  }

  @Override
  public void remove(MailboxId mailbox, MessageId id) {
    throw new UnsupportedOperationException("this desk only looks back");
  }

  @Override
  public void look() {}

  @Override
  public Optional<MailMark> mark(MailboxId mailbox, MessageId id) {
    return journal
        .all(mailbox)
        .filter(mark -> mark.messageId().equals(id.value()))
        .filter(mark -> !mark.copy())
        .findFirst();
  }

  @Override
  public TicketStore tickets() {
    return tickets;
  }
}
