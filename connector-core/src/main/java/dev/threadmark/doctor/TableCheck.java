package dev.threadmark.doctor;

import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import java.util.Optional;

/** Whether the table is read and written, and keeps its conditions. */
final class TableCheck implements Check {
  @Override
  public String name() {
    return "table";
  }

  @Override
  public Finding look(Examination of) {
    Table table = of.patient().table();
    RowKey key = new RowKey("doctor", "trial-" + of.patient().clock().instant().toEpochMilli());
    try {
      Optional<String> made = table.insert(key, "{}");
      boolean twice = table.insert(key, "{}").isPresent();
      boolean there = table.get(key).isPresent();
      boolean gone = made.isPresent() && table.delete(key, made.get());
      return made.isPresent() && there && gone && !twice
          ? Finding.good("it can be read and written")
          : bad("it does not keep what was written");
    } catch (StoreUnavailable e) {
      return bad("it cannot be " + (readable(table, key) ? "written" : "read"));
    }
  }

  private static boolean readable(Table table, RowKey key) {
    try {
      return table.get(key).isEmpty();
    } catch (StoreUnavailable e) {
      return false;
    }
  }

  private static Finding bad(String found) {
    return Finding.bad(
        found,
        "see that the table is there and that the function's identity may read, write and delete"
            + " rows");
  }
}
