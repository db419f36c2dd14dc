package dev.threadmark.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.RowKey;
import dev.threadmark.port.Write;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was answered must be there after {@code kill -9}; what was not may be, but never by half.
 */
class KilledProcessTest {
  private static final int ANSWERS = 300;

  @TempDir private Path folder;

  @Test
  void everyAnsweredWriteOfAKilledProcessIsThere() throws IOException, InterruptedException {
    Path path = folder.resolve("data.db");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writes.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int answered = 0;
    try (BufferedReader answers = process.inputReader()) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        answered = Math.max(answered, Integer.parseInt(line));
        if (answered == ANSWERS) {
          // Process.destroyForcibly would close the pipe with the last answers in it.
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertTrue(answered >= ANSWERS, "died by itself after " + answered);
    holds(path, answered);
  }

  private static void holds(Path path, int answered) {
    try (SqliteFile file = SqliteFile.open(path)) {
      SqliteTable table = new SqliteTable(file);
      int written = 0;
      while (table.get(row(written + 1, "a")).isPresent()) {
        written++;
        assertTrue(table.get(row(written, "b")).isPresent(), "half of batch " + written);
      }
      assertTrue(written >= answered, written + " of " + answered);
      assertEquals(Optional.empty(), table.get(row(written + 1, "b")));
      SqliteQueue queue = new SqliteQueue(file, InstantSource.system());
      for (int i = 1; i <= answered; i++) {
        assertEquals("m" + i, queue.take(Duration.ofMinutes(5)).orElseThrow().message());
      }
    }
  }

  private static RowKey row(int number, String half) {
    return new RowKey("ticket/" + number, half);
  }

  /** The process to be killed: says the number of each batch and message once it is answered. */
  static final class Writes {
    private Writes() {}

    public static void main(String[] args) {
      try (SqliteFile file = SqliteFile.open(Path.of(args[0]))) {
        SqliteTable table = new SqliteTable(file);
        SqliteQueue queue = new SqliteQueue(file, InstantSource.system());
        for (int i = 1; i < 1_000_000; i++) {
          queue.put("m" + i);
          table.batch(
              "ticket/" + i,
              List.of(new Write.Insert(row(i, "a"), "x"), new Write.Insert(row(i, "b"), "y")));
          System.out.println(i);
        }
      }
    }
  }
}
