package dev.threadmark.bench.mails;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MimeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailStreamTest {
  private static final int MANY = 1_500;
  private static final String MAILBOX = "support@lumen.example";

  private static final List<Letter> LETTERS = letters(1);

  private static List<Letter> letters(long seed) {
    MailStream stream = new MailStream(MAILBOX, seed);
    return Stream.generate(stream::next).limit(MANY).toList();
  }

  @Test
  void aSeedAlwaysTellsTheSameMail() {
    List<Letter> again = letters(1);
    for (int i = 0; i < MANY; i++) {
      assertArrayEquals(LETTERS.get(i).raw(), again.get(i).raw());
    }
    assertFalse(Arrays.equals(LETTERS.get(0).raw(), letters(2).get(0).raw()));
  }

  @Test
  void fourInTenBeginAThreadAndNoneIsLongerThanSix() {
    Map<Integer, Integer> lengths = new HashMap<>();
    LETTERS.forEach(letter -> lengths.merge(letter.thread(), 1, Integer::sum));
    assertEquals(0.4, lengths.size() / (double) MANY, 0.05);
    assertTrue(lengths.values().stream().allMatch(length -> length <= 6));
  }

  @Test
  void aMailThatGoesOnAnswersTheOneBeforeAndQuotesIt() throws IOException {
    Map<Integer, Mail> last = new HashMap<>();
    for (Letter letter : LETTERS) {
      Mail mail = MimeReader.read(new ByteArrayInputStream(letter.raw()));
      Mail before = last.put(letter.thread(), mail);
      assertEquals(before == null ? List.of() : List.of(before.id()), mail.inReplyTo());
      assertEquals(before != null, mail.body().text().orElseThrow().contains("\n> "));
      assertTrue(mail.body().html().isPresent());
    }
  }

  @Test
  void theMailboxItselfWritesSomeAndOnlyThoseAreSent() throws IOException {
    for (Letter letter : LETTERS.subList(0, 300)) {
      Mail mail = MimeReader.read(new ByteArrayInputStream(letter.raw()));
      assertEquals(letter.sent(), mail.from().orElseThrow().value().equals(MAILBOX));
    }
    assertEquals(0.25, LETTERS.stream().filter(Letter::sent).count() / (double) MANY, 0.08);
  }

  @Test
  void aMailHasFourToEightKilobytes() {
    double mean = LETTERS.stream().mapToInt(letter -> letter.raw().length).average().orElseThrow();
    assertTrue(mean > 4_000 && mean < 8_000, () -> "mean " + mean);
  }
}
