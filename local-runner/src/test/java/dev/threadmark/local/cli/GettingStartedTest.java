package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.local.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/getting-started.md}: whoever copies its commands one by one ends with a ticket. */
class GettingStartedTest {
  private static final String COMMAND = "./threadmark ";

  @TempDir private Path folder;

  @Test
  void everyCommandOfThePageDoesWhatThePageSays() throws IOException {
    List<String> commands = commands();
    assertTrue(commands.size() >= 8, commands.toString());
    List<Console.Said> said = new ArrayList<>();
    for (String command : commands) {
      Console.Said one = Console.run(command.split(" "));
      int exit = command.contains("--fault") ? 1 : 0;
      assertEquals(exit, one.exit(), command + "\n" + one.err());
      said.add(one);
    }
    assertTrue(said.get(1).out().contains("F7J4-W0Y1-1NZF"), said.get(1).out());
    assertTrue(said.get(2).out().contains("why is this here"), said.get(2).out());
    assertEquals("F7J4-W0Y1-1NZF is closed\n", said.get(3).out());
    assertTrue(Files.size(folder.resolve("tm.jsonl")) > 1_000);
  }

  /** Those of the first part but the last, which goes on until somebody stops it. */
  private List<String> commands() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "getting-started.md"));
    String mine = page.substring(0, page.indexOf("## Microsoft 365"));
    return mine.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(COMMAND) && !line.equals(COMMAND + "demo"))
        .map(line -> line.substring(COMMAND.length()))
        .map(line -> line.replace("/tmp/", folder + "/"))
        .toList();
  }
}
