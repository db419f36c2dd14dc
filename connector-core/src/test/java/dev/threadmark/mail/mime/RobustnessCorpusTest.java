package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the hard mails beside the repository, where they are there. */
class RobustnessCorpusTest {
  private static final double WANTED = 0.99;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyMailIsReadInTimeAndSubjectAndSenderAgreeWithTheTruth() throws IOException {
    Optional<Path> corpus = corpus();
    assumeTrue(corpus.isPresent(), "no corpora beside the repository");
    Map<String, Mail> mails = new TreeMap<>();
    List<String> slow = new ArrayList<>();
    for (Path file : files(corpus.get())) {
      long start = System.nanoTime();
      try (InputStream raw = Files.newInputStream(file)) {
        mails.put(corpus.get().relativize(file).toString(), MimeReader.read(raw));
      }
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        slow.add(file.toString());
      }
    }
    assertTrue(slow.isEmpty(), () -> "too slow: " + slow);
    Agreement subject = new Agreement();
    Agreement from = new Agreement();
    List<String> rows = Files.readAllLines(corpus.get().resolve("fields.tsv"));
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      Mail mail = mails.get(cells[0]);
      subject.count(cells[0], mail.subject(), cells[1]);
      from.count(cells[0], mail.from().map(Address::value).orElse(""), cells[2]);
    }
    subject.assertHigh("subject");
    from.assertHigh("from");
  }

  private static final class Agreement {
    private final List<String> wrong = new ArrayList<>();
    private int counted;

    void count(String file, String said, String wantedJson) throws IOException {
      if (wantedJson.isEmpty()) {
        return;
      }
      String wanted = JSON.readValue(wantedJson, String.class);
      counted++;
      if (!folded(said).equals(folded(wanted))) {
        wrong.add("%s: said '%s', wanted '%s'".formatted(file, said, wanted));
      }
    }

    void assertHigh(String what) {
      double share = 1 - (double) wrong.size() / Math.max(1, counted);
      assertTrue(
          share >= WANTED,
          () -> "%s agrees in %.4f%n%s".formatted(what, share, String.join("\n", wrong)));
    }

    private static String folded(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFC)
          .replaceAll("(?U)\\s+", " ")
          .strip()
          .toLowerCase(Locale.ROOT);
    }
  }

  private static List<Path> files(Path corpus) throws IOException {
    try (Stream<Path> files = Files.walk(corpus)) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
  }

  private static Optional<Path> corpus() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("shared/corpora/robustness"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
