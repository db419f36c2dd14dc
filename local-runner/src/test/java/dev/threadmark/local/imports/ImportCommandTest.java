package dev.threadmark.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
  @TempDir private Path folder;

  @Test
  void oldMailBecomesTicketsAndNobodyIsTold() throws IOException {
    Path mbox = Letters.mbox(folder.resolve("old.mbox"), 5);

    JsonNode said = imported(mbox);

    assertEquals(15, said.get("mails").asInt());
    assertEquals(5, said.get("opened").asInt());
    assertEquals(10, said.get("appended").asInt());
    assertEquals(5, said.get("tickets").asInt());
    Console.Said tickets = Console.run("tickets", "--json", "--data", data());
    assertEquals(5, tickets.json().size());
    tickets.json().forEach(ticket -> assertEquals(3, ticket.get("messages").asInt()));
  }

  @Test
  void whatIsDoneIsNotDoneAgainAndWhatWasAppendedIsFound() throws IOException {
    Path mbox = Letters.mbox(folder.resolve("old.mbox"), 5);
    Path more = Letters.mbox(folder.resolve("more.mbox"), 7);
    imported(mbox);

    assertEquals(0, imported(mbox).get("now").asInt());
    Files.write(
        mbox,
        Files.readString(more).substring((int) Files.size(mbox)).getBytes(),
        StandardOpenOption.APPEND);

    JsonNode said = imported(mbox);
    assertEquals(6, said.get("now").asInt());
    assertEquals(7, said.get("tickets").asInt());
  }

  @Test
  void anotherFileOfThatNameIsReadFromItsBeginning() throws IOException {
    Path mbox = Letters.mbox(folder.resolve("old.mbox"), 5);
    imported(mbox);
    Files.writeString(mbox, Files.readString(mbox).replace("@x.example", "@y.example"));

    assertEquals(15, imported(mbox).get("now").asInt());
  }

  @Test
  void aFolderOfFilesGivesTheSameTicketsAsAnMbox() throws IOException {
    Path mbox = Letters.mbox(folder.resolve("old.mbox"), 5);
    Path mails = Files.createDirectory(folder.resolve("mails"));
    int number = 0;
    for (String mail : Files.readString(mbox).split("(?m)^From .*\n")) {
      if (!mail.isBlank()) {
        String plain = mail.substring(0, mail.length() - 1).replace(">From ", "From ");
        Files.writeString(mails.resolve("%03d.eml".formatted(number++)), plain);
      }
    }
    imported(mbox);

    assertEquals(15, imported(mails).get("seenBefore").asInt());
    assertEquals(0, imported(mails).get("now").asInt());
  }

  @Test
  void mailFromBeforeTheCutOffIsLeftOut() throws IOException {
    Path mbox = Letters.mbox(folder.resolve("old.mbox"), 10);

    JsonNode said = imported(mbox, "--since", "2026-03-03");

    assertEquals(16, said.get("tooOld").asInt());
    assertEquals(14, said.get("mails").asInt());
    assertEquals(5, said.get("tickets").asInt());
    JsonNode all = imported(mbox);
    assertEquals(14, all.get("seenBefore").asInt());
    assertEquals(10, all.get("tickets").asInt());
  }

  @Test
  void aDryRunSaysWhatWouldBecomeOfTheMailsAndWritesNothing() throws IOException {
    Path mbox = Letters.mbox(folder.resolve("old.mbox"), 5);

    assertEquals(5, imported(mbox, "--dry-run").get("opened").asInt());
    assertFalse(Files.exists(folder.resolve("data")));

    imported(mbox);
    assertEquals(0, imported(mbox, "--dry-run").get("now").asInt());
    Path more = Letters.mbox(folder.resolve("more.mbox"), 7);
    assertEquals(2, imported(more, "--dry-run").get("opened").asInt());
    assertEquals(2, imported(more).get("opened").asInt());
  }

  @Test
  void whatMakesNoSenseIsSaidInASentence() {
    assertSentence("no such file", folder.resolve("none").toString());
    assertSentence("is no date", folder.toString(), "--since", "yesterday");
    assertSentence("tenant 'a b'", folder.toString(), "--mailbox", "a b/x@y.example");
    assertSentence("no mail address", folder.toString(), "--agent", "nobody");
  }

  private void assertSentence(String part, String... args) {
    Console.Said said = Console.run(command(args));
    assertEquals(2, said.exit());
    assertTrue(said.err().contains(part), said.err());
  }

  private JsonNode imported(Path path, String... options) {
    List<String> args = new ArrayList<>(List.of(path.toString()));
    args.addAll(List.of(options));
    Console.Said said = Console.run(command(args.toArray(new String[0])));
    assertEquals(0, said.exit(), said.err());
    return said.json().get(0);
  }

  private String[] command(String... args) {
    List<String> command = new ArrayList<>(List.of("import", "--json", "--data", data()));
    command.addAll(List.of(args));
    if (!command.contains("--mailbox")) {
      command.addAll(List.of("--mailbox", "main/" + Letters.MAILBOX));
    }
    return command.toArray(new String[0]);
  }

  private String data() {
    return folder.resolve("data").toString();
  }
}
