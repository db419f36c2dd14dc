package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.local.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done is said in one sentence that says what to do. */
class BadInputTest {
  @TempDir private Path folder;

  @Test
  void aMailPathThatIsNotThere() {
    refused("give a folder", "demo", "--once", "--mail", folder.resolve("none").toString());
  }

  @Test
  void aPortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(other.getLocalPort());
      refused("choose another with --port", "demo", "--once", "--port", port);
    }
  }

  @Test
  void dataOfANewerVersion() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("threadmark.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    refused("update Threadmark", "messages", "--data", folder.toString());
    refused("update Threadmark", "demo", "--once", "--data", folder.toString());
  }

  @Test
  void aFolderWithoutData() {
    refused("run './threadmark demo", "messages", "--data", folder.toString());
    refused("run './threadmark demo", "tickets", "--data", folder.resolve("none").toString());
  }

  @Test
  void aFileWhereAFolderShouldBe() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "words");
    refused("choose another with --data", "demo", "--once", "--data", file.toString());
    refused("run './threadmark demo", "messages", "--data", file.toString());
  }

  @Test
  void dataThatIsNoDatabase() throws IOException {
    Files.writeString(folder.resolve("threadmark.db"), "words, many of them\n".repeat(500));
    refused("is it a data folder", "messages", "--data", folder.toString());
  }

  @Test
  void aProviderThatDoesNotExist() {
    refused("use one of graph, gmail, or both", "demo", "--once", "--provider", "fax");
  }

  @Test
  void aTicketNumberThatIsNone() {
    refused("they look like", "show", "17", "--data", folder.toString());
    refused("they look like", "token", "issue", "--data", folder.toString(), "17", "a@b.example");
  }

  @Test
  void aTicketThatIsNotThere() throws IOException {
    Path mails = Files.createDirectory(folder.resolve("mails"));
    String data = folder.resolve("data").toString();
    Console.run("demo", "--once", "--json", "--mail", mails.toString(), "--data", data);
    refused("lists them", "show", "7K3F-9QXM-2B4D", "--data", data);
  }

  @Test
  void anOptionThatDoesNotExist() {
    Console.Said said = Console.run("demo", "--twice");
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("--twice"), said.err());
  }

  private static void refused(String hint, String... command) {
    Console.Said said = Console.run(command);
    assertNotEquals(0, said.exit(), said.out());
    assertEquals("", said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith("threadmark: "), said.err());
    assertTrue(said.err().contains(hint), said.err());
  }
}
