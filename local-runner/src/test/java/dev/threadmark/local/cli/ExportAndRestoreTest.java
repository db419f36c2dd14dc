package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's story, exported and brought back. */
class ExportAndRestoreTest {
  @TempDir private Path folder;

  private String was;
  private Path export;

  @BeforeEach
  void exportTheStory() {
    was = folder.resolve("was").toString();
    export = folder.resolve("night.ndjson");
    assertEquals(0, Console.run("demo", "--once", "--data", was, "--json").exit());
    assertEquals(0, Console.run("export", "--data", was, "--out", export.toString()).exit());
  }

  @Test
  void everyCommandPrintsTheSameAsBefore() {
    String is = restore(export);
    assertEquals(said("messages", was, "--json"), said("messages", is, "--json"));
    assertEquals(said("messages", was), said("messages", is));
    assertEquals(said("tickets", was, "--json"), said("tickets", is, "--json"));
    List<String> tickets =
        Console.run("tickets", "--data", was, "--json").json().stream()
            .map(line -> line.path("ticket").asText())
            .toList();
    assertEquals(40, tickets.size());
    for (String ticket : tickets) {
      assertEquals(shown(ticket, was), shown(ticket, is));
    }
  }

  @Test
  void anExportOfWhatWasRestoredIsTheSameFile() throws IOException {
    String is = restore(export);
    Path again = folder.resolve("again.ndjson");
    Console.run("export", "--data", is, "--out", again.toString());
    assertEquals(Files.readString(export), Files.readString(again));
    assertEquals(Files.readString(export), Console.run("export", "--data", is).out());
  }

  @Test
  void theSameMailIsKnownAfterwards() {
    String is = restore(export);
    JsonNode summary = Console.run("demo", "--once", "--data", is, "--json").json().get(0);
    assertEquals(112, summary.path("ignored").asInt());
    assertEquals(40, summary.path("tickets").asInt());
  }

  @Test
  void eachLineSaysWhatItIs() throws IOException {
    var types =
        Files.readAllLines(export).stream()
            .map(line -> line.replaceAll("^\\{\"v\":1,\"type\":\"(\\w+)\".*", "$1"))
            .collect(Collectors.toSet());
    assertEquals(
        java.util.Set.of("mailbox", "mark", "event", "mail", "key", "answers", "end"), types);
  }

  @Test
  void anExportThatIsCutOffRestoresNothing() throws IOException {
    List<String> lines = Files.readAllLines(export);
    Path cut = folder.resolve("cut.ndjson");
    Files.write(cut, lines.subList(0, lines.size() - 1));
    assertRefused(cut, "cut off");
    lines.remove(lines.size() / 2);
    Files.write(cut, lines);
    assertRefused(cut, "missing");
    Files.writeString(cut, "hello\n");
    assertRefused(cut, "line 1 ");
  }

  @Test
  void dataIsNotRestoredOver() {
    Console.Said said = Console.run("restore", "--data", was, export.toString());
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("holds data already"), said.err());
  }

  private void assertRefused(Path file, String because) {
    Path into = folder.resolve("refused");
    Console.Said said = Console.run("restore", "--data", into.toString(), file.toString());
    assertEquals(2, said.exit());
    assertTrue(said.err().contains(because), said.err());
    assertFalse(Files.exists(into.resolve("threadmark.db")));
    assertFalse(Files.exists(into.resolve("restoring.db")));
  }

  private String restore(Path file) {
    String into = folder.resolve("is").toString();
    Console.Said said = Console.run("restore", "--data", into, file.toString());
    assertEquals(0, said.exit(), said.err());
    return into;
  }

  private static String said(String command, String data, String... more) {
    String[] words = new String[3 + more.length];
    words[0] = command;
    words[1] = "--data";
    words[2] = data;
    System.arraycopy(more, 0, words, 3, more.length);
    return Console.run(words).out();
  }

  private static String shown(String ticket, String data) {
    return Console.run("show", ticket, "--data", data).out();
  }
}
