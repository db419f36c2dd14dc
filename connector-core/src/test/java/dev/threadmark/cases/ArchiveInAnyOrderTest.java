package dev.threadmark.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Arrival;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stretch of a real archive, shuffled and doubled, by two workers at once. */
@Tag("long")
class ArchiveInAnyOrderTest {
  /** Subjects and quoted text tell the more the later a mail comes: there the order may matter. */
  private static final double ALIKE_ALL_THE_SAME = 0.7;

  @ParameterizedTest
  @CsvSource({"openbmc,0,1", "openbmc,1500,1", "notmuch-lists,0,2", "spamassassin-ham,300,3"})
  void threeHundredMailsThatHeadersLinkShareTheirTicketsAsInTheGivenOrder(
      String archive, int first, int seeds) throws IOException {
    assertSameWhereHeadersLink(ArchiveSlice.of(archive, first, 300), seeds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openbmc", "notmuch-lists", "spamassassin-ham"})
  void soDoThoseOfTheWholeArchive(String archive) throws IOException {
    assertSameWhereHeadersLink(ArchiveSlice.of(archive, 0, Integer.MAX_VALUE / 2), 1);
  }

  private static void assertSameWhereHeadersLink(List<Arrival> given, int seeds) {
    MemoryDesk inOrder = AnyOrderProperties.desk(AnyOrderProperties.ARCHIVE);
    given.forEach(inOrder::take);
    Groups expected = Groups.on(inOrder, given);
    for (int seed = 1; seed <= seeds; seed++) {
      Groups is = shuffled(given, new Random(seed), Groups.messages(inOrder, given));
      for (Set<String> linked : HeaderLinks.among(given)) {
        assertEquals(
            expected.within(linked).toString(), is.within(linked).toString(), "seed " + seed);
      }
      double alike = expected.agreement(is);
      assertTrue(alike > ALIKE_ALL_THE_SAME, () -> "of all groups only " + alike + " are alike");
    }
  }

  private static Groups shuffled(List<Arrival> given, Random random, List<Integer> messages) {
    List<List<Arrival>> pages = Deliveries.pages(Deliveries.shuffled(given, random), random);
    MemoryDesk desk = TwoWorkers.handle(AnyOrderProperties.ARCHIVE, pages, random);
    assertEquals(messages, Groups.messages(desk, given));
    return Groups.on(desk, given);
  }
}
