package dev.threadmark.store;

import dev.threadmark.mail.Address;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;

/** What people put below their answers: a row each in partition {@code signatures}. */
public final class Signatures {
  /** Where they lie. */
  public static final String PARTITION = "signatures";

  private final Table table;

  private record Signature(String text) {}

  public Signatures(Table table) {
    this.table = table;
  }

  /** As it was written; empty for none. */
  public String of(Address person) {
    return table
        .get(key(person))
        .map(Row::value)
        .map(value -> Json.read(value, Signature.class).text())
        .orElse("");
  }

  public void write(Address person, String text) {
    table.upsert(key(person), Json.write(new Signature(text)));
  }

  private static RowKey key(Address person) {
    return new RowKey(PARTITION, Hash.of(person.key()));
  }
}
