package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.local.Console;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.runtime.Watched;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's data, at the command line; and every row of the data file. */
class PersonCommandTest {
  private static final String KIM = "kim@customer.example";
  @TempDir private Path folder;

  @BeforeEach
  void aTicket() {
    SqliteFile file = DataFolder.at(folder).open();
    try (Watched watched = new Watched("graph", new SqliteTable(file))) {
      watched.deliver(
          "From: Kim Doe <%s>\nSubject: The lamp\nMessage-ID: <q1@customer.example>\n\nThe thunderstorm broke it.\n"
              .formatted(KIM),
          watched.clock.instant());
      watched.look();
    } finally {
      file.close();
    }
  }

  @Test
  void isExportedAsOneJsonObjectALine() {
    Console.Said said = run("export", KIM);
    assertEquals(0, said.exit(), said.err());
    List<String> lines = said.out().lines().toList();
    assertTrue(lines.stream().allMatch(line -> line.startsWith("{\"mailbox\":")), said.out());
    assertTrue(said.out().contains("The thunderstorm broke it."), said.out());
  }

  @Test
  void isErasedOnceThatIsConfirmed() throws SQLException, IOException {
    Console.Said dry = run("erase", KIM);
    assertEquals(0, dry.exit(), dry.err());
    assertTrue(dry.out().contains("message=1"), dry.out());
    assertTrue(rows().contains(KIM));
    assertEquals(2, run("erase", KIM, "--yes").exit());

    Console.Said done = run("erase", KIM, "--yes", "--by", "ana@lumen.example");
    assertEquals(0, done.exit(), done.err());
    assertTrue(done.out().contains("erased from 1 tickets"), done.out());
    assertTrue(done.out().contains("in the mailbox: "), done.out());
    String left = rows();
    for (String hers : List.of(KIM, "kim", "thunderstorm", "the lamp", "q1@customer")) {
      assertFalse(left.contains(hers), () -> hers + " is in " + left);
    }
    String bytes = Files.readString(folder.resolve("threadmark.db"), StandardCharsets.ISO_8859_1);
    assertFalse(bytes.toLowerCase(Locale.ROOT).contains(KIM), "left over in free space");
    assertTrue(run("erase", KIM).out().contains("nothing is kept"));
  }

  @Test
  void neitherAMailboxNorWhoErasesIsErased() throws SQLException, IOException {
    String before = rows();
    for (String ours : List.of("support@lumen.example", "support+x@lumen.example")) {
      assertTrue(run("erase", ours).err().contains("is a mailbox, not a person"));
    }
    Console.Said mine = run("erase", KIM, "--yes", "--by", KIM);
    assertEquals(2, mine.exit());
    assertTrue(mine.err().contains("it stays"), mine.err());
    assertEquals(before, rows());
  }

  @Test
  void whatMakesNoSenseIsSaidInASentence() {
    assertTrue(run("export", "nobody").err().contains("'nobody' is not an address"));
    assertTrue(run("export", KIM, "--mailbox", "x/y@z.example").err().contains("no such mailbox"));
  }

  private Console.Said run(String what, String who, String... more) {
    List<String> all = new ArrayList<>(List.of("person", what, who, "--data", folder.toString()));
    all.addAll(List.of(more));
    return Console.run(all.toArray(String[]::new));
  }

  /** All rows of the table, in lower case. */
  private String rows() throws SQLException, IOException {
    assertTrue(Files.exists(folder.resolve("threadmark.db")));
    StringBuilder all = new StringBuilder();
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("threadmark.db"));
        Statement statement = file.createStatement();
        ResultSet rows = statement.executeQuery("SELECT partition, name, value FROM rows")) {
      while (rows.next()) {
        all.append(rows.getString(1)).append(' ').append(rows.getString(2)).append(' ');
        all.append(rows.getString(3)).append('\n');
      }
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }
}
