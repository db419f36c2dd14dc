package dev.threadmark.privacy;

import static dev.threadmark.privacy.PrivacyDesk.ANA;
import static dev.threadmark.privacy.PrivacyDesk.SALES;
import static dev.threadmark.privacy.PrivacyDesk.SUPPORT;
import static dev.threadmark.privacy.PrivacyDesk.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.View;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two erasures are going on, one in each mailbox, and nobody is at them but the keeper. */
class ErasingGoesOnTest {
  private static final Address KIM = new Address("kim@customer.example");

  private final SetClock clock = new SetClock();
  private final SeenTable table = new SeenTable(new MemoryTable());
  private final PrivacyDesk desk = new PrivacyDesk(table, clock);

  @BeforeEach
  void begun() {
    for (MailboxId mailbox : List.of(SUPPORT, SALES)) {
      String id = mailbox.address().local() + "-1@customer.example";
      desk.mail(mailbox, question(id, KIM.value(), "The lamp", "It broke."));
      new ErasureStore(table).begin(mailbox, KnownAs.of(KIM), ANA.value(), clock.instant());
    }
  }

  private Erasing erasing(Table on, InstantSource by) {
    return new Erasing(
        on, new View(desk.engine.list(), desk.engine.changes(), Optional.empty(), by), by);
  }

  private Erasure of(MailboxId mailbox) {
    return new ErasureStore(table).all(mailbox).get(0);
  }

  private List<MailboxId> inTurn() {
    return new ErasureStore(table).going().stream().map(ErasureStore.Going::mailbox).toList();
  }

  @Test
  void theTimeIsForAllOfThemTogether() {
    List<MailboxId> turn = inTurn();
    InstantSource passing =
        () -> {
          clock.pass(Duration.ofMinutes(1));
          return clock.instant();
        };
    erasing(table, passing).goOn(Duration.ofSeconds(90));
    assertEquals(Erasure.Phase.TICKETS, of(turn.get(0)).phase());
    assertEquals(Erasure.Phase.NAMES, of(turn.get(1)).phase());
  }

  @Test
  void oneThatCannotBeGoneOnWithKeepsNoOtherFromItsEnd() {
    List<MailboxId> turn = inTurn();
    Table broken = new Broken(table, TicketList.partition(turn.get(0)));
    Erasing erasing = erasing(broken, clock);
    RuntimeException met =
        assertThrows(RuntimeException.class, () -> erasing.goOn(Duration.ofHours(1)));
    assertEquals("a row that cannot be read", met.getMessage());
    assertFalse(of(turn.get(0)).done());
    assertTrue(of(turn.get(1)).done());
    assertEquals(List.of(turn.get(0)), inTurn());
  }

  /** One whose list of tickets cannot be read in one mailbox. */
  private record Broken(Table table, String partition) implements Table {
    @Override
    public List<Row> range(String of, String from, String to, int limit) {
      if (of.equals(partition)) {
        throw new IllegalStateException("a row that cannot be read");
      }
      return table.range(of, from, to, limit);
    }

    @Override
    public Optional<Row> get(RowKey key) {
      return table.get(key);
    }

    @Override
    public java.util.Map<RowKey, Row> getAll(java.util.Collection<RowKey> keys) {
      return table.getAll(keys);
    }

    @Override
    public Optional<String> insert(RowKey key, String value) {
      return table.insert(key, value);
    }

    @Override
    public Optional<String> replace(RowKey key, String value, String etag) {
      return table.replace(key, value, etag);
    }

    @Override
    public void upsert(RowKey key, String value) {
      table.upsert(key, value);
    }

    @Override
    public boolean delete(RowKey key, String etag) {
      return table.delete(key, etag);
    }

    @Override
    public boolean batch(String in, List<dev.threadmark.port.Write> writes) {
      return table.batch(in, writes);
    }
  }
}
