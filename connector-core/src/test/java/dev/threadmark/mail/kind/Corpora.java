package dev.threadmark.mail.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Finds the real mails that stand beside the repo on some machines. */
final class Corpora {
  private Corpora() {}

  /** The folder of that name; skips the test where it is absent. */
  static Path folder(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/corpora").resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    Assumptions.abort("no shared/corpora/" + name + " above this folder");
    throw new AssertionError();
  }

  /** Rows of a table with tabs between its columns and a line of names on top. */
  static List<Map<String, String>> table(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = lines.get(0).split("\t", -1);
    return lines.stream().skip(1).map(line -> row(names, line.split("\t", -1))).toList();
  }

  private static Map<String, String> row(String[] names, String[] values) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.length && i < values.length; i++) {
      row.put(names[i], values[i]);
    }
    return row;
  }
}
