package dev.threadmark.store;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Batches;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import dev.threadmark.ticket.TicketWords;
import dev.threadmark.ticket.TicketWords.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tickets by the beginning of their words: partitions {@code words/<mailbox>/<0 to 3>}, by the
 * word's first letter, rows {@code <word>-<newest first>-<ticket>}, whose value says where the word
 * stands. A row for each word of a ticket, written once and taken away only with what is forgotten
 * or erased: else a ticket's words only become more. Four partitions, so that none of them gets
 * more writes than the mailbox's list.
 *
 * <p>Writing it again changes nothing, so that it may be written before it is noted that it was.
 */
public final class WordIndex {
  /** Of the way that words are made: when that changes, all tickets are indexed anew. */
  static final String VERSION = "1";

  private static final int PARTITIONS = 4;

  /**
   * Rows that are looked at for a word: all that has this very word comes first, the newest ticket
   * at the front.
   */
  private static final int MOST = 1_000;

  private final Table table;

  public WordIndex(Table table) {
    this.table = table;
  }

  /**
   * A ticket that was found.
   *
   * @param place sorts the newest ticket first
   * @param fields where the words stand in it
   * @param sure false where one of the words is so frequent that the ticket itself must tell
   */
  public record Place(String place, TicketId ticket, Set<Field> fields, boolean sure) {}

  /** Tells one set of words from every other. */
  public static String state(TicketWords words) {
    return VERSION + "-" + Hash.of(words.fields().toString()).substring(0, 12);
  }

  void write(MailboxId mailbox, Map<Ticket, TicketWords> tickets) {
    Map<String, List<Write>> byPartition = new TreeMap<>();
    tickets.forEach(
        (ticket, words) ->
            words
                .fields()
                .forEach(
                    (word, fields) -> {
                      RowKey key = key(mailbox, word, ticket);
                      byPartition
                          .computeIfAbsent(key.partition(), any -> new ArrayList<>())
                          .add(new Write.Upsert(key, letters(fields)));
                    }));
    byPartition.forEach(
        (partition, writes) -> Batches.of(writes).forEach(batch -> table.batch(partition, batch)));
  }

  /** No longer leads from these words to the ticket. */
  public void forget(MailboxId mailbox, Ticket ticket, Collection<String> words) {
    List<RowKey> keys = words.stream().map(word -> key(mailbox, word, ticket)).toList();
    Map<String, List<Row>> byPartition = new TreeMap<>();
    for (int from = 0; from < keys.size(); from += Table.MAX_BATCH) {
      table
          .getAll(keys.subList(from, Math.min(keys.size(), from + Table.MAX_BATCH)))
          .values()
          .forEach(
              row ->
                  byPartition
                      .computeIfAbsent(row.key().partition(), any -> new ArrayList<>())
                      .add(row));
    }
    byPartition.values().forEach(rows -> Removal.of(table, rows));
  }

  /**
   * The tickets that have all of these as the beginning of one of their words, newest first.
   *
   * @param words at least one, folded
   */
  public List<Place> find(MailboxId mailbox, List<String> words) {
    List<Looked> all = new ArrayList<>();
    for (String word : words) {
      Looked looked = look(mailbox, word);
      if (looked.places().isEmpty()) {
        return List.of();
      }
      all.add(looked);
    }
    Looked fewest = all.stream().min(Comparator.comparing(one -> one.places().size())).get();
    return fewest.places().keySet().stream()
        .filter(place -> all.stream().allMatch(one -> one.cut() || one.has(place)))
        .map(place -> found(place, all))
        .toList();
  }

  private static Place found(String place, List<Looked> all) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    all.forEach(one -> fields.addAll(one.places().getOrDefault(place, Set.of())));
    boolean sure = all.stream().allMatch(one -> one.has(place));
    return new Place(place, new TicketId(place.substring(place.indexOf('-') + 1)), fields, sure);
  }

  /**
   * What there is under one word.
   *
   * @param cut true if there is more
   */
  private record Looked(Map<String, Set<Field>> places, boolean cut) {
    boolean has(String place) {
      return places.containsKey(place);
    }
  }

  private Looked look(MailboxId mailbox, String word) {
    String from = encoded(word);
    List<Row> rows = table.range(partition(mailbox, word), from, from + "~", MOST);
    Map<String, Set<Field>> places = new TreeMap<>();
    for (Row row : rows) {
      String key = row.key().row();
      places
          .computeIfAbsent(key.substring(key.indexOf('-') + 1), any -> EnumSet.noneOf(Field.class))
          .addAll(fields(row.value()));
    }
    return new Looked(places, rows.size() == MOST);
  }

  private static RowKey key(MailboxId mailbox, String word, Ticket ticket) {
    String newestFirst =
        "%019d-%s".formatted(Long.MAX_VALUE - ticket.openedAt().toEpochMilli(), ticket.id());
    return new RowKey(partition(mailbox, word), encoded(word) + "-" + newestFirst);
  }

  private static String partition(MailboxId mailbox, String word) {
    return "words/" + Hash.of(mailbox.toString()) + "/" + word.codePointAt(0) % PARTITIONS;
  }

  /**
   * In what a row key takes: letters and digits of ASCII stay, others are five characters each. So
   * the beginning of a word is the beginning of its key, and the word itself, ended by a dash,
   * comes before all longer ones.
   */
  static String encoded(String word) {
    StringBuilder encoded = new StringBuilder();
    word.codePoints()
        .forEach(
            point -> {
              if (point >= '0' && point <= '9' || point >= 'a' && point <= 'z') {
                encoded.appendCodePoint(point);
              } else {
                String digits = Integer.toString(point, 36);
                encoded.append('_').append("0".repeat(4 - digits.length())).append(digits);
              }
            });
    return encoded.toString();
  }

  private static String letters(Set<Field> fields) {
    StringBuilder letters = new StringBuilder();
    fields.forEach(field -> letters.append(field.name().charAt(0)));
    return letters.toString();
  }

  /** A letter of a version to come says nothing yet. */
  private static Set<Field> fields(String letters) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if (letters.indexOf(field.name().charAt(0)) >= 0) {
        fields.add(field);
      }
    }
    return fields;
  }
}
