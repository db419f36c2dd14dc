package dev.threadmark.cases;

import dev.threadmark.correlate.Arrival;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Consecutive mails of the real archives that stand beside the repo on some machines. */
final class ArchiveSlice {
  private ArchiveSlice() {}

  /**
   * So many mails, or as many as there are.
   *
   * @param name of the archive
   * @param first counted from 0
   */
  static List<Arrival> of(String name, int first, int mails) throws IOException {
    Path folder = folder();
    List<String> rows = Files.readAllLines(folder.resolve(name + ".open.truth.tsv"));
    List<String> columns = List.of(rows.get(0).split("\t", -1));
    List<Arrival> arrivals = new ArrayList<>();
    try (RandomAccessFile box =
        new RandomAccessFile(folder.resolve(name + ".open.mbox").toFile(), "r")) {
      for (String row : rows.subList(1 + first, Math.min(rows.size(), 1 + first + mails))) {
        Map<String, String> fields = fields(columns, row.split("\t", -1));
        arrivals.add(arrival(box, fields));
      }
    }
    return arrivals;
  }

  private static Arrival arrival(RandomAccessFile box, Map<String, String> fields)
      throws IOException {
    byte[] raw = new byte[Integer.parseInt(fields.get("length"))];
    box.seek(Long.parseLong(fields.get("offset")));
    box.readFully(raw);
    String unquoted =
        new String(raw, StandardCharsets.ISO_8859_1).replaceAll("(?m)^>(>*From )", "$1");
    return MemoryDesk.understood(
        new Desk.Incoming(
            SyntheticArchive.MAILBOX,
            unquoted.getBytes(StandardCharsets.ISO_8859_1),
            false,
            Instant.parse(fields.get("date")),
            Optional.empty()));
  }

  private static Map<String, String> fields(List<String> columns, String[] values) {
    Map<String, String> fields = new HashMap<>();
    Arrays.asList(values).forEach(value -> fields.put(columns.get(fields.size()), value));
    return fields;
  }

  private static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/corpora/threads");
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    Assumptions.abort("no shared/corpora/threads above this folder");
    throw new AssertionError();
  }
}
