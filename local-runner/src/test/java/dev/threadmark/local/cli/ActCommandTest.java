package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.Console;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.runtime.Watched;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console does to a ticket, at the command line. */
class ActCommandTest {
  @TempDir private Path folder;
  private String ticket;

  @BeforeEach
  void aTicket() {
    SqliteFile file = DataFolder.at(folder).open();
    try (Watched watched = new Watched("graph", new SqliteTable(file))) {
      watched.deliver("lamp");
      watched.look();
    } finally {
      file.close();
    }
    ticket = line().path("ticket").asText();
  }

  @Test
  void closesTagsAndNotesAndSaysWhoDidIt() {
    Console.Said said =
        act("--status", "closed", "--assign", "ana@x.example", "--tag", "lamp", "--note", "Done.");
    assertEquals(0, said.exit(), said.err());
    assertEquals(ticket + " is closed\n", said.out());
    String shown = Console.run("show", ticket, "--data", folder.toString()).out();
    assertTrue(shown.contains("mira@lumen.example: closed"), shown);
    assertTrue(shown.contains("mira@lumen.example notes: Done."), shown);
    assertTrue(shown.contains("seen to by ana@x.example"), shown);
    assertEquals("closed", line().path("status").asText());
  }

  @Test
  void whatMakesNoSenseIsSaidInASentence() {
    assertEquals(2, act().exit());
    assertEquals(2, act("--status", "merged").exit());
    assertEquals(2, act("--merge-into", ticket).exit());
    assertTrue(act("--assign", "nobody").err().contains("'nobody' is not an address"));
  }

  private Console.Said act(String... more) {
    String[] first = {"act", ticket, "--data", folder.toString(), "--by", "mira@lumen.example"};
    String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return Console.run(all);
  }

  private JsonNode line() {
    return Console.run("tickets", "--data", folder.toString(), "--json").json().get(0);
  }
}
