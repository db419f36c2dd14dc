package dev.threadmark.local.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.doctor.Doctor;
import dev.threadmark.local.Console;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  @Test
  void aRedLineIsShownWithItsFixAndTheExitCodeIsOne() {
    Console.Said said = Console.run("doctor", "--sandbox", "graph", "--fault", "queue-down");

    assertEquals(1, said.exit());
    assertTrue(said.out().contains("queue         RED"), said.out());
    assertTrue(said.out().contains("FIX queue: see that the queue is there"), said.out());
  }

  @Test
  void monitoringGetsALineForEachCheck() {
    Console.Said said =
        Console.run("doctor", "--sandbox", "gmail", "--json", "--skip", "push,plus-address");

    assertEquals(0, said.exit(), said.out());
    assertEquals(
        Doctor.checks(), said.json().stream().map(line -> line.get("check").asText()).toList());
    assertEquals(
        List.of("push", "plus-address"),
        said.json().stream()
            .filter(line -> line.get("found").asText().equals("left out by --skip"))
            .map(line -> line.get("check").asText())
            .toList());
  }

  @Test
  void whatCannotBeIsSaidInASentence() {
    assertSentence("no fault 'plague'", "--sandbox", "graph", "--fault", "plague");
    assertSentence("cannot be at gmail", "--sandbox", "gmail", "--fault", "plus-addressing-off");
    assertSentence("no sandbox 'imap'", "--sandbox", "imap");
    assertSentence("no check 'pulse'", "--sandbox", "graph", "--skip", "pulse");
  }

  private static void assertSentence(String part, String... args) {
    String[] command = new String[args.length + 1];
    command[0] = "doctor";
    System.arraycopy(args, 0, command, 1, args.length);
    Console.Said said = Console.run(command);
    assertEquals(2, said.exit());
    assertTrue(said.err().contains(part), said.err());
  }
}
