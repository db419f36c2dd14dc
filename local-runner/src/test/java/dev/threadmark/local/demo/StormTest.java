package dev.threadmark.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.local.storm.Storm;
import dev.threadmark.sandbox.Weather.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is lost, doubled, cut off or killed on the way, the tickets are the same. */
@Tag("long")
class StormTest {
  private static final List<String> BOTH = List.of("graph", "gmail");

  @TempDir private Path folder;

  @Test
  void theStoryEndsInTheSameTicketsThoughTheWorkerIsKilledAndBellsAreLost()
      throws IOException, InterruptedException {
    List<StoredMail> mails = Story.mails();
    List<Handled> quiet = Handled.onEach(BOTH, mails, folder.resolve("quiet"), Optional.empty());
    Storm storm = new Storm(1, 2 * mails.size());
    List<Handled> after = Handled.onEach(BOTH, mails, folder.resolve("storm"), Optional.of(storm));
    assertEquals(5, storm.kills());
    assertTrue(storm.bellsLost() > 0, storm::toString);
    assertEquals(EnumSet.allOf(Trouble.class), storm.troubles().keySet());
    for (int i = 0; i < BOTH.size(); i++) {
      assertEquals(0, after.get(i).lost());
      assertEquals(0, after.get(i).quarantined());
      assertEquals(quiet.get(i).clusters(), after.get(i).clusters(), BOTH.get(i));
      assertEquals(quiet.get(i).messages(), after.get(i).messages(), BOTH.get(i));
    }
  }
}
