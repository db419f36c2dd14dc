package dev.threadmark.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.local.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's story at both providers, in orders in which tickets are merged. */
class RebuiltStoryTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theTablesAreMadeAgainFromTheMailboxes(int seed) {
    Console.Said said =
        Console.run(
            "demo", "--once", "--json", "--rebuild", "--order", "shuffled", "--seed", "" + seed);
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.err().contains("\n0 mails on another ticket"), said.err());
    assertTrue(said.err().contains("rebuilt graph/support@lumen.example: 56 mails"), said.err());
    assertTrue(said.err().contains("rebuilt gmail/support@lumen.example: 56 mails"), said.err());
  }

  @Test
  void mailThatWeSentIsPutOnNoTicketTheSecondTimeEither() {
    Console.Said said = Console.run("demo", "--once", "--json", "--rebuild", "--acknowledge");
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.err().contains("\n0 mails on another ticket"), said.err());
  }
}
