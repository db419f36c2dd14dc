package dev.threadmark.local.cli;

import dev.threadmark.engine.Health;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how every mailbox is, and what to do. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description =
        "Tells for each mailbox up to when all mail is handled, until when the provider rings, and"
            + " what to do. Exit code 1 if there is something to do.")
public final class HealthCommand implements Callable<Integer> {
  @Mixin private DataOption data;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    try (DataOption.Opened opened = data.open()) {
      List<Health.Line> lines = opened.engine().health().look();
      if (json) {
        lines.forEach(line -> Output.json(System.out, fields(line)));
      } else {
        print(lines);
      }
      return lines.stream().allMatch(Health.Line::well) ? 0 : 1;
    }
  }

  private static void print(List<Health.Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (Health.Line line : lines) {
      rows.add(
          List.of(
              line.mailbox().toString(),
              text(line.reconciledThrough()),
              line.lag().map(lag -> lag.toSeconds() + " s").orElse("-"),
              name(line.cursor()),
              text(line.watchedUntil()),
              String.valueOf(line.quarantined())));
    }
    List<String> headings =
        List.of("MAILBOX", "RECONCILED THROUGH", "LAG", "CURSOR", "WATCHED UNTIL", "QUARANTINE");
    Output.table(System.out, headings, rows, 60);
    for (Health.Line line : lines) {
      line.advice().forEach(advice -> System.out.printf("%s: %s%n", line.mailbox(), advice));
    }
  }

  private static Map<String, Object> fields(Health.Line line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mailbox", line.mailbox().toString());
    fields.put("reconciledThrough", line.reconciledThrough().map(Object::toString).orElse(null));
    fields.put("lagSeconds", line.lag().map(lag -> lag.toSeconds()).orElse(null));
    fields.put("cursor", name(line.cursor()));
    fields.put("watchedUntil", line.watchedUntil().map(Object::toString).orElse(null));
    fields.put("quarantined", line.quarantined());
    fields.put("well", line.well());
    fields.put("advice", line.advice());
    return fields;
  }

  private static String name(Health.Cursor cursor) {
    return cursor.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }
}
