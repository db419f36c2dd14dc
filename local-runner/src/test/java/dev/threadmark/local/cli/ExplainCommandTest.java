package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.Console;
import dev.threadmark.local.demo.Story;
import dev.threadmark.local.mails.StoredMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain --json}: the fields, their names, and what a missing or bare file becomes. */
class ExplainCommandTest {
  private static final List<String> FIELDS =
      List.of(
          "file",
          "messageId",
          "from",
          "subject",
          "kind",
          "newText",
          "quotedText",
          "html",
          "attachments",
          "references",
          "clues",
          "decision");

  @TempDir private Path folder;

  @Test
  void everyMailHasExactlyTheFieldsThatAreLaidDown() throws IOException {
    JsonNode shade = explain(story("cracked-shade.eml")).get(0);
    assertEquals(FIELDS, CommandLineTest.names(shade));
    assertEquals(List.of("name", "address"), CommandLineTest.names(shade.path("from")));
    assertEquals(
        List.of("decision", "ticket", "rule", "because"),
        CommandLineTest.names(shade.path("decision")));
    assertEquals(2, shade.path("attachments").size());
    for (JsonNode attachment : shade.path("attachments")) {
      assertEquals(List.of("name", "type", "size", "inline"), CommandLineTest.names(attachment));
    }
    assertTrue(shade.path("attachments").get(0).path("inline").asBoolean());
    assertEquals("delivery-note-20418.pdf", shade.at("/attachments/1/name").asText());
  }

  @Test
  void newAndQuotedTextAreToldApart() throws IOException {
    JsonNode answer = explain(story("flicker-anna-answers.eml")).get(0);
    assertTrue(answer.path("newText").asText().contains("LA-2411-00871"));
    assertFalse(answer.path("newText").asText().contains("free of charge"));
    assertTrue(answer.path("quotedText").asText().contains("free of charge"));
    assertEquals("human", answer.path("kind").asText());
  }

  @Test
  void onRequestEachMailTellsLastHowLongItTook() throws IOException {
    JsonNode timed = explain("--timing", story("cracked-shade.eml")).get(0);
    assertEquals("ms", CommandLineTest.names(timed).get(FIELDS.size()));
    assertTrue(timed.path("ms").isIntegralNumber());
  }

  @Test
  void wordsOfManyCharsetsAreRead() throws IOException {
    assertEquals("電球の交換について", subject("denkyu.eml"));
    assertEquals("询问灯罩的尺寸", subject("dengzhao.eml"));
    assertEquals("Rückfrage zur Rechnung Nr. 8841", subject("rechnung.eml"));
  }

  @Test
  void aFileIsNamedAsItWasGivenAndAMissingOneHasAnErrorOnly() {
    String missing = folder.resolve("nobody.eml").toString();
    JsonNode line = explain(missing).get(0);
    assertEquals(List.of("file", "error"), CommandLineTest.names(line));
    assertEquals(missing, line.path("file").asText());
  }

  @Test
  void bareBodiesAndFoldersAreExplainedInOneRun() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "New\n\n> old\n");
    Files.writeString(
        folder.resolve("b.html"), "<p onclick='alert(1)'>New<script>alert(2)</script></p>");
    List<JsonNode> lines = explain(text.toString(), folder.toString());
    assertEquals(3, lines.size());
    assertEquals("New", lines.get(0).path("newText").asText().strip());
    assertFalse(lines.get(2).path("html").asText().contains("alert"));
  }

  private static List<JsonNode> explain(String... paths) {
    String[] command = new String[paths.length + 2];
    command[0] = "explain";
    command[1] = "--json";
    System.arraycopy(paths, 0, command, 2, paths.length);
    Console.Said said = Console.run(command);
    assertEquals(0, said.exit(), said.err());
    return said.json();
  }

  private static String subject(String mail) {
    return explain(story(mail)).get(0).path("subject").asText();
  }

  private static String story(String name) {
    return Story.mails().stream()
        .map(StoredMail::file)
        .map(Path::toString)
        .filter(file -> file.endsWith("-" + name))
        .findFirst()
        .orElseThrow();
  }
}
