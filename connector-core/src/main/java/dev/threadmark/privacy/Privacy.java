package dev.threadmark.privacy;

import dev.threadmark.port.Table;
import dev.threadmark.store.View;
import java.time.InstantSource;

/** What a person may ask for: what is kept of them, and that it is not. */
public record Privacy(PersonExport export, Erasing erasing) {
  public static Privacy over(Table table, View view, InstantSource clock) {
    return new Privacy(new PersonExport(table), new Erasing(table, view, clock));
  }
}
