package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.Console;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.runtime.Watched;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mail in the quarantine of a Graph mailbox, and what people do about it. */
class QuarantineCommandTest {
  @TempDir private Path folder;
  private SqliteFile file;
  private Watched watched;
  private String bad;
  private String id;

  @BeforeEach
  void giveUpAMail() {
    file = DataFolder.at(folder).open();
    watched = new Watched("graph", new SqliteTable(file));
    bad =
        watched.deliver("bad", "X-Failed-Recipients: ann@customer.example", "X-Note: confidential");
    watched.graph().faults().answer(5, "$value", 503, Map.of());
    watched.lookInVain();
    watched.look();
    id = list().get(0).path("id").asText();
  }

  @AfterEach
  void stop() {
    watched.close();
    file.close();
  }

  @Test
  void isListedWithTheStepAndTheReason() {
    assertEquals(1, list().size());
    JsonNode entry = list().get(0);
    assertEquals(
        List.of(
            "id", "mailbox", "providerId", "state", "receivedAt", "since", "step", "why", "notes"),
        CommandLineTest.names(entry));
    assertEquals(bad, entry.path("providerId").asText());
    assertEquals("held", entry.path("state").asText());
    assertEquals("fetch the raw mail", entry.path("step").asText());
    assertEquals("503 ServiceUnavailable", entry.path("why").asText());
    assertTrue(run("list").out().contains("fetch the raw mail"));
  }

  @Test
  void isShownWithoutAWordOfTheMail() {
    String shown = run("show", id).out();

    assertTrue(shown.contains("503 ServiceUnavailable"), shown);
    assertFalse(shown.contains("Words") || shown.contains("confidential"), shown);
    assertFalse(shown.contains("About bad") || shown.contains("customer.example"), shown);
  }

  @Test
  void isHandledWhenItIsReplayedAndThenListedOnce() {
    assertEquals("quarantine", watched.decision(bad));

    assertEquals(0, run("replay", id).exit());
    assertEquals("replay", list().get(0).path("state").asText());
    watched.look();

    assertEquals("open", watched.decision(bad));
    assertEquals(1, watched.engine.list().all(watched.mailbox.id()).count());
    assertEquals(1, watched.sandbox().messages("support@lumen.example").get(0).stamps().size());
    assertEquals(List.of(), list());
    JsonNode done = Console.run(command("list", "--all", "--json")).json().get(0);
    assertEquals("done", done.path("state").asText());
    assertEquals(2, done.path("notes").size());
    assertTrue(done.path("notes").get(0).asText().contains("to be tried again (by "));
    assertFalse(watched.state().replay());
  }

  @Test
  void isTriedAgainForAnHourWhereTheProviderDoesNotGiveItAndThenHeld() {
    run("replay", id);
    watched.graph().faults().answer(2, "$value", 503, Map.of());
    watched.look();
    assertEquals("replay", list().get(0).path("state").asText());
    assertTrue(watched.state().replay());

    watched.clock.pass(Duration.ofHours(1));
    watched.look();

    assertEquals("held", list().get(0).path("state").asText());
    assertFalse(watched.state().replay());
  }

  @Test
  void isDroppedOnlyWithAReasonWhichIsKept() {
    assertEquals(2, run("drop", id).exit());
    assertEquals(2, run("drop", id, "--reason", " ").exit());

    assertEquals(0, run("drop", id, "--reason", "a duplicate").exit());

    assertEquals(List.of(), list());
    assertTrue(run("show", id).out().contains("dropped: a duplicate (by "));
    assertEquals(2, run("replay", id).exit());
    assertEquals("quarantine", watched.decision(bad));
  }

  @Test
  void isNotFoundUnderAnotherName() {
    Console.Said said = run("show", "zzz");

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("no mail in the quarantine begins with 'zzz'"), said.err());
  }

  @Test
  void isToldByHealthWithWhatToDo() {
    Console.Said said = Console.run("health", "--data", folder.toString(), "--json");

    assertEquals(1, said.exit());
    JsonNode line = said.json().get(0);
    assertEquals(
        List.of(
            "mailbox",
            "reconciledThrough",
            "lagSeconds",
            "cursor",
            "watchedUntil",
            "quarantined",
            "well",
            "advice"),
        CommandLineTest.names(line));
    assertEquals(1, line.path("quarantined").asInt());
    assertEquals("set", line.path("cursor").asText());
    assertTrue(line.path("advice").toString().contains("threadmark quarantine list"));
    String text = Console.run("health", "--data", folder.toString()).out();
    assertTrue(text.contains("RECONCILED THROUGH") && text.contains("run the keeper"), text);
  }

  private List<JsonNode> list() {
    return Console.run(command("list", "--json")).json();
  }

  private Console.Said run(String... words) {
    return Console.run(command(words));
  }

  private String[] command(String... words) {
    List<String> all = new java.util.ArrayList<>(List.of("quarantine"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", folder.toString()));
    return all.toArray(String[]::new);
  }
}
