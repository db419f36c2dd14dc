package dev.threadmark.local.demo;

import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.local.runtime.Comparison;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a rebuild.
 *
 * @param reports by mailbox
 * @param misplaced mails that are on another ticket than before, and mailboxes that were not
 *     rebuilt to the end; a sentence each
 * @param toldOtherwise what the list says otherwise of a ticket
 */
public record Rebuilt(
    Map<String, Rebuild.Report> reports, List<String> misplaced, List<String> toldOtherwise) {

  static Rebuilt of(Engine was, List<Mailbox> mailboxes, DataFolder empty) {
    Map<String, Rebuild.Report> reports = new LinkedHashMap<>();
    List<String> misplaced = new ArrayList<>();
    List<String> otherwise = new ArrayList<>();
    try (SqliteFile file = empty.open()) {
      Engine is =
          Engine.over(
              new SqliteTable(file), was.tokenKeys(), InstantSource.system(), (mail, mark) -> {});
      for (Mailbox mailbox : mailboxes) {
        Rebuild.Result result = is.rebuild().run(mailbox, Rebuild.Begin.EMPTY);
        if (result instanceof Rebuild.Result.Done done) {
          reports.put(mailbox.id().toString(), done.report());
          Comparison comparison = new Comparison(was, is, mailbox.id());
          misplaced.addAll(comparison.misplaced());
          otherwise.addAll(comparison.toldOtherwise());
        } else {
          misplaced.add("%s was not rebuilt to the end: %s".formatted(mailbox.id(), result));
        }
      }
    }
    return new Rebuilt(reports, misplaced, otherwise);
  }
}
