package dev.threadmark.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Arrival;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stretch of a real archive, shuffled and doubled. */
class ArchiveInAnyOrderTest {
  private static final int MAILS = 300;

  @ParameterizedTest
  @CsvSource({"openbmc,0", "openbmc,1500", "notmuch-lists,0", "spamassassin-ham,300"})
  void mailsThatHeadersLinkShareTheirTicketsAsInTheGivenOrder(String archive, int first)
      throws IOException {
    List<Arrival> given = ArchiveSlice.of(archive, first, MAILS);
    MemoryDesk inOrder = AnyOrderProperties.desk(AnyOrderProperties.ARCHIVE);
    given.forEach(inOrder::take);
    Groups expected = Groups.on(inOrder, given);
    for (int seed = 1; seed <= 2; seed++) {
      Random random = new Random(seed);
      MemoryDesk shuffled = AnyOrderProperties.desk(AnyOrderProperties.ARCHIVE);
      TwoWorkers.handle(shuffled, Deliveries.pages(Deliveries.shuffled(given, random), random));
      Groups is = Groups.on(shuffled, given);
      for (Set<String> linked : HeaderLinks.among(given)) {
        assertEquals(expected.within(linked).toString(), is.within(linked).toString());
      }
      assertEquals(Groups.messages(inOrder, given), Groups.messages(shuffled, given));
      double all = expected.agreement(is);
      if (Boolean.getBoolean("figures")) {
        System.out.printf("%s from %d: %.3f of all groups equal%n", archive, first, all);
      }
      assertTrue(all > 0.7, () -> "of all groups only " + all + " are equal");
    }
  }
}
