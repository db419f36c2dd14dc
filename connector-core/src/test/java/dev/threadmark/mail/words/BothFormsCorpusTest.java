package dev.threadmark.mail.words;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Gmail hands out both forms of a mail, Graph only the HTML: the words must not differ by that. */
class BothFormsCorpusTest {

  @Test
  void theTextAndTheHtmlOfARealMailSayTheSame() throws IOException {
    Path corpus = ReplyStripCorpusTest.corpus();
    List<String> unlike = new ArrayList<>();
    int both = 0;
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
        Body body = TestMail.body(file);
        if (body.text().isEmpty() || body.html().isEmpty()) {
          continue;
        }
        both++;
        String text = NewWords.of(Body.text(body.text().get())).written();
        String html = NewWords.of(Body.html(body.html().get())).written();
        double alike = alike(bag(text), bag(html));
        if (alike < 0.9) {
          unlike.add(
              String.format(
                  Locale.ROOT,
                  "UNLIKE %.2f %s%n  TEXT %s%n  HTML %s",
                  alike,
                  corpus.relativize(file),
                  text.replaceAll("\\s+", " "),
                  html.replaceAll("\\s+", " ")));
        }
      }
    }
    unlike.stream().limit(Integer.getInteger("threadmark.worst", 5)).forEach(System.out::println);
    System.out.println("both forms alike " + (both - unlike.size()) + "/" + both);
    assertTrue(unlike.size() <= 0.1 * both, unlike.size() + " of " + both);
  }

  private static Map<String, Integer> bag(String text) {
    Map<String, Integer> bag = new HashMap<>();
    for (String word :
        text.toLowerCase(Locale.ROOT)
            .replaceAll("<?(https?://|mailto:)[^\\s>]*", " ")
            .split("[^\\p{L}\\p{N}]+")) {
      bag.merge(word, 1, Integer::sum);
    }
    return bag;
  }

  /** Dice's coefficient of the two bags of words. */
  private static double alike(Map<String, Integer> a, Map<String, Integer> b) {
    int shared =
        a.entrySet().stream()
            .mapToInt(e -> Math.min(e.getValue(), b.getOrDefault(e.getKey(), 0)))
            .sum();
    int all = Stream.of(a, b).flatMap(bag -> bag.values().stream()).mapToInt(n -> n).sum();
    return all == 0 ? 1 : 2.0 * shared / all;
  }
}
