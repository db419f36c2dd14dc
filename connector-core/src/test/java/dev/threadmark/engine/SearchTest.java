package dev.threadmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.SearchQuery;
import dev.threadmark.port.Row;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.Write;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.TicketList;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import dev.threadmark.ticket.TicketWords.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Our own index, over tables in memory. */
class SearchTest {
  private static final Instant T0 = Instant.parse("2026-11-02T10:00:00Z");
  private static final MailboxId DESK =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final MailboxId SALES = new MailboxId("lumen", new Address("sales@lumen.example"));

  private final MemoryTable table = new MemoryTable();
  private final CountedTable counted = new CountedTable(table);
  private final SetClock clock = new SetClock();
  private final Engine engine =
      Engine.over(
          counted, new TokenKeys(Map.of("k1", new byte[32])), clock, (delivery, mark) -> {});
  private int opened;

  @Test
  void aTicketIsFoundByItsNumberItsPeopleAndItsSubjects() {
    TicketId lamp = open(DESK, "Kim Façon", "kim@customer.example", "The garden lamp");

    assertEquals(Set.of(Field.SUBJECT), why("lam", lamp));
    assertEquals(Set.of(Field.PERSON), why("facon", lamp));
    assertEquals(Set.of(Field.PERSON), why("kim@cust", lamp));
    assertEquals(Set.of(Field.PERSON, Field.SUBJECT), why("KIM garden", lamp));
    assertEquals(Set.of(Field.NUMBER), why(lamp.value().substring(0, 7), lamp));
    assertEquals(List.of(), found("garden chair"));
    assertEquals(
        Optional.of(lamp.value()),
        engine
            .search()
            .numbered(DESK, " #" + lamp.compact().toLowerCase() + " ", line -> true)
            .map(hit -> hit.line().ticket()));
  }

  @Test
  void anotherMailboxsTicketsAreNotFound() {
    TicketId sales = open(SALES, "Kim", "kim@customer.example", "The garden lamp");

    assertEquals(List.of(), found("garden"));
    assertEquals(Optional.empty(), engine.search().numbered(DESK, sales.value(), line -> true));
  }

  @Test
  void theNewestComesFirstAndAPageGoesOnWhereTheOneBeforeEnded() {
    List<TicketId> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(0, open(DESK, "Kim", "kim@customer.example", "Lamp " + i));
    }

    List<TicketId> paged = new ArrayList<>();
    String cursor = "";
    for (int pages = 0; pages < 4; pages++) {
      Search.Page page =
          engine.search().known(DESK, SearchQuery.of("lamp"), cursor, 2, line -> true);
      page.hits().forEach(hit -> paged.add(new TicketId(hit.line().ticket())));
      cursor = page.next().orElse("");
    }
    assertEquals(all, paged);
    assertEquals("", cursor);
  }

  @Test
  void aMergedTicketIsFoundAsWhatItWasMergedIntoAndOnce() {
    TicketId lasting = open(DESK, "Kim", "kim@customer.example", "The garden lamp");
    TicketId gone = open(DESK, "Lee", "lee@customer.example", "Garden bulb");
    engine
        .desk()
        .merge(
            DESK, gone, java.util.OptionalInt.empty(), lasting, new Address("ana@lumen.example"));

    assertEquals(List.of(lasting), found("garden"));
    assertEquals(List.of(lasting), found("bulb"));
    assertEquals(List.of(lasting), found("lee"));
    assertEquals(List.of(lasting), found(gone.value().substring(0, 9)));
  }

  @Test
  void aWordOfThousandsIsFoundTogetherWithARareOne() {
    TicketId oldest = open(DESK, "Kim", "kim@customer.example", "Lamp of the rare kind");
    for (int i = 0; i < 1_100; i++) {
      open(DESK, "Lee", "lee@customer.example", "Lamp " + i);
    }

    assertEquals(List.of(oldest), found("lamp rare"));
    counted.rows = 0;
    engine.search().known(DESK, SearchQuery.of("lamp"), "", 50, line -> true);
    assertTrue(counted.rows <= 1_050, "rows read: " + counted.rows);
  }

  /** A tenth of a write a mail: the list and the mails themselves take two and a half. */
  @Test
  void theWordsOfAPageOfNewTicketsAreAFewBatches() {
    List<Ticket> page = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      TicketId id =
          begin(DESK, "Kim", "kim@customer.example", "Lamp flickers since the second week");
      page.add(engine.tickets().find(DESK, id).orElseThrow().ticket());
    }
    engine.list().write(DESK, page);

    assertEquals(1_000, counted.wordsWritten);
    assertTrue(counted.wordBatches <= 14, "batches: " + counted.wordBatches);
  }

  @Test
  void whatIsWrittenAgainWritesNoWord() {
    TicketId lamp = open(DESK, "Kim", "kim@customer.example", "The garden lamp");
    long words = words();
    counted.wordsWritten = 0;

    engine.desk().act(DESK, lamp, java.util.OptionalInt.empty(), closing(), ana());
    show(lamp);

    assertEquals(0, counted.wordsWritten);
    assertEquals(words, words());
    assertTrue(words <= 10, "rows of a ticket: " + words);
  }

  @Test
  void wordsThatWereWrittenAndNotNotedAreWrittenAgainToTheSameEnd() {
    TicketId lamp = open(DESK, "Kim", "kim@customer.example", "The garden lamp");
    List<Row> before = wordRows();
    forgetIndexed();
    show(lamp);

    assertEquals(before.stream().map(Row::key).toList(), keysOf(wordRows()));
    assertEquals(List.of(lamp), found("garden"));
  }

  @Test
  void theKeeperIndexesWhatWasThereBefore() {
    TicketId lamp = open(DESK, "Kim Facon", "kim@customer.example", "The garden lamp");
    forgetIndexed();
    wordRows().forEach(row -> table.delete(row.key(), row.etag()));
    assertEquals(List.of(), found("garden"));

    Mailbox mailbox = new Mailbox(DESK, null, Policy.DEFAULT, T0);
    engine.indexing().run(List.of(mailbox));
    assertEquals(List.of(lamp), found("garden facon"));
    counted.reads = 0;
    engine.indexing().run(List.of(mailbox));
    assertEquals(1, counted.reads);
  }

  @Test
  void aGreatMailboxIsIndexedLittleByLittle() {
    TicketId seventh = open(DESK, "Kim", "kim@customer.example", "Lamp 77");
    for (int i = 100; i < 350; i++) {
      open(DESK, "Kim", "kim@customer.example", "Lamp " + i);
    }
    forgetIndexed();
    wordRows().forEach(row -> table.delete(row.key(), row.etag()));
    Mailbox mailbox = new Mailbox(DESK, null, Policy.DEFAULT, T0);

    engine.indexing().run(List.of(mailbox));
    assertEquals(List.of(), found("lamp 77"));
    engine.indexing().run(List.of(mailbox));
    assertEquals(List.of(seventh), found("lamp 77"));
    assertFalse(engine.list().all(DESK).anyMatch(line -> line.indexed().isEmpty()));
  }

  /** As many words as one likes: what has all of them is found, and nothing else. */
  @Property(tries = 200)
  void whatIsFoundIsWhatHasAllWords(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 63) Integer> subjects,
      @ForAll @IntRange(min = 1, max = 63) int asked) {
    SearchTest desk = new SearchTest();
    List<TicketId> expected = new ArrayList<>();
    for (int subject : subjects) {
      TicketId id = desk.open(DESK, "", "kim@customer.example", "S " + text(subject));
      if ((subject & asked) == asked) {
        expected.add(0, id);
      }
    }
    assertEquals(expected, desk.found(text(asked)));
  }

  private static String text(int bits) {
    List<String> colours = List.of("Amber", "amaranth", "blau", "Grün", "groß", "緑色");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < colours.size(); i++) {
      text.append((bits >> i & 1) == 1 ? colours.get(i) + " " : "");
    }
    return text.toString();
  }

  private static Act closing() {
    return new Act.Turn(Status.CLOSED);
  }

  private static Address ana() {
    return new Address("ana@lumen.example");
  }

  private TicketId open(MailboxId mailbox, String name, String from, String subject) {
    TicketId id = begin(mailbox, name, from, subject);
    engine.list().write(mailbox, List.of(engine.tickets().find(mailbox, id).get().ticket()));
    return id;
  }

  private TicketId begin(MailboxId mailbox, String name, String from, String subject) {
    Instant at = T0.plusSeconds(++opened);
    String root = "message-id:" + mailbox.address() + opened + "@x";
    TicketId id = TicketId.derive(root);
    Message message =
        new Message(
            root,
            "p" + opened,
            from,
            name,
            at,
            false,
            subject,
            "human",
            "",
            List.of(),
            List.of(),
            List.of(),
            "new",
            "",
            Role.REQUESTER,
            Optional.empty());
    List<TicketEvent> events =
        List.of(
            new TicketEvent.Opened(at, mailbox, root, subject),
            new TicketEvent.MessageAdded(
                at,
                message,
                Map.of(new Address(from), Role.REQUESTER),
                Set.of(subject.toLowerCase(java.util.Locale.ROOT)),
                true,
                Status.OPEN));
    dev.threadmark.store.MailMark mark =
        new dev.threadmark.store.MailMark(
            "d" + opened,
            root,
            "p" + opened,
            mailbox.address().value(),
            Optional.of(id.value()),
            "open",
            "new",
            "",
            "human",
            at);
    assertTrue(engine.tickets().begin(id, events, mark, List.of()));
    return id;
  }

  private void show(TicketId id) {
    Ticket ticket = engine.tickets().find(DESK, id).orElseThrow().ticket();
    engine.list().write(DESK, List.of(ticket));
  }

  private List<TicketId> found(String asked) {
    return engine
        .search()
        .known(DESK, SearchQuery.of(asked), "", 1_000, line -> true)
        .hits()
        .stream()
        .map(hit -> new TicketId(hit.line().ticket()))
        .toList();
  }

  private Set<Field> why(String asked, TicketId ticket) {
    return engine.search().known(DESK, SearchQuery.of(asked), "", 10, line -> true).hits().stream()
        .filter(hit -> hit.line().ticket().equals(ticket.value()))
        .findFirst()
        .orElseThrow()
        .fields();
  }

  private long words() {
    return wordRows().size();
  }

  private List<Row> wordRows() {
    List<Row> rows = new ArrayList<>();
    String list = TicketList.partition(DESK);
    for (int i = 0; i < 4; i++) {
      rows.addAll(table.range(list.replace("list/", "words/") + "/" + i, "", "", 1_000));
    }
    return rows;
  }

  private static List<dev.threadmark.port.RowKey> keysOf(List<Row> rows) {
    return rows.stream().map(Row::key).toList();
  }

  /** As lines were before there was an index. */
  private void forgetIndexed() {
    for (Row row : table.range(TicketList.partition(DESK), "", "", 1_000)) {
      String old = row.value().replaceAll(",?\"indexed\":\"[^\"]*\"", "");
      assertFalse(old.equals(row.value()));
      table.upsert(row.key(), old);
    }
  }

  /** Counts what the index costs. */
  private static final class CountedTable implements dev.threadmark.port.Table {
    private final MemoryTable table;
    private int reads;
    private int rows;
    private int wordsWritten;
    private int wordBatches;

    CountedTable(MemoryTable table) {
      this.table = table;
    }

    @Override
    public Optional<Row> get(dev.threadmark.port.RowKey key) {
      reads++;
      return table.get(key);
    }

    @Override
    public Map<dev.threadmark.port.RowKey, Row> getAll(
        java.util.Collection<dev.threadmark.port.RowKey> keys) {
      reads++;
      rows += keys.size();
      return table.getAll(keys);
    }

    @Override
    public Optional<String> insert(dev.threadmark.port.RowKey key, String value) {
      return table.insert(key, value);
    }

    @Override
    public Optional<String> replace(dev.threadmark.port.RowKey key, String value, String etag) {
      return table.replace(key, value, etag);
    }

    @Override
    public void upsert(dev.threadmark.port.RowKey key, String value) {
      table.upsert(key, value);
    }

    @Override
    public boolean delete(dev.threadmark.port.RowKey key, String etag) {
      return table.delete(key, etag);
    }

    @Override
    public boolean batch(String partition, List<Write> writes) {
      wordsWritten += partition.startsWith("words/") ? writes.size() : 0;
      wordBatches += partition.startsWith("words/") ? 1 : 0;
      return table.batch(partition, writes);
    }

    @Override
    public List<Row> range(String partition, String from, String to, int limit) {
      reads++;
      List<Row> found = table.range(partition, from, to, limit);
      rows += found.size();
      return found;
    }
  }
}
