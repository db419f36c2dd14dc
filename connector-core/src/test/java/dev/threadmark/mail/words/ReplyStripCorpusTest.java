package dev.threadmark.mail.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.mail.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Scores the words of real mails, where a corpus lies beside the repository. */
class ReplyStripCorpusTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WHOLE =
      Set.of("exact", "exact-ws", "first-fragment", "unchanged");

  private final Map<String, int[]> bySource = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int empty;

  @Test
  void nineOfTenRealMailsGiveTheirNewWordsAndNoneComesBackEmpty() throws IOException {
    Path corpus = corpus();
    List<String> rows = Files.readAllLines(corpus.resolve("index.tsv"));
    String[] head = rows.get(0).split("\t", -1);
    for (String row : rows.subList(1, rows.size())) {
      Map<String, String> columns = new HashMap<>();
      String[] cells = row.split("\t", -1);
      for (int i = 0; i < head.length && i < cells.length; i++) {
        columns.put(head[i], cells[i]);
      }
      score(corpus, columns);
    }
    int right = bySource.values().stream().mapToInt(n -> n[0]).sum();
    int all = bySource.values().stream().mapToInt(n -> n[1]).sum();
    int shown = Integer.getInteger("threadmark.worst", 15);
    wrong.stream().limit(shown).forEach(System.out::println);
    bySource.forEach((source, n) -> System.out.println(source + " " + n[0] + "/" + n[1]));
    System.out.println("right " + right + "/" + all + ", empty " + empty);
    assertEquals(0, empty);
    assertTrue(right >= 0.90 * all, right + " of " + all);
  }

  private void score(Path corpus, Map<String, String> row) throws IOException {
    String said = folded(NewWords.of(body(corpus.resolve(row.get("file")))).written());
    String mode = row.get("mode");
    String want =
        row.get("expected").isEmpty() ? null : folded(read(corpus.resolve(row.get("expected"))));
    boolean ok = WHOLE.contains(mode) && want != null && said.equals(want);
    String why = "";
    if (mode.startsWith("asserts") && !row.get("asserts").isEmpty()) {
      JsonNode asserts = JSON.readTree(read(corpus.resolve(row.get("asserts"))));
      why = violated(asserts, said);
      ok = why.isEmpty();
    }
    empty += want != null && !want.isEmpty() && said.isEmpty() ? 1 : 0;
    int[] count = bySource.computeIfAbsent(row.get("source"), s -> new int[2]);
    count[0] += ok ? 1 : 0;
    count[1]++;
    if (!ok) {
      String which = row.get("file") + " (" + row.get("note") + ") " + why;
      wrong.add(
          "WRONG " + which + (want == null ? "" : " said <" + said + "> expected <" + want + ">"));
    }
  }

  private static String violated(JsonNode asserts, String said) {
    for (JsonNode keep : asserts.path("keep")) {
      if (!said.contains(folded(keep.asText()))) {
        return "lost <" + keep.asText() + ">";
      }
    }
    for (JsonNode drop : asserts.path("drop")) {
      String folded = folded(drop.asText());
      if (!folded.isEmpty() && said.contains(folded)) {
        return "kept <" + drop.asText() + ">";
      }
    }
    return "";
  }

  private static Body body(Path file) throws IOException {
    if (file.toString().endsWith(".eml")) {
      return TestMail.body(file);
    }
    return file.toString().endsWith(".html") ? Body.html(read(file)) : Body.text(read(file));
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("(?U)\\s+", " ").strip();
  }

  static Path corpus() {
    Path here = Path.of("").toAbsolutePath();
    Optional<Path> found =
        Stream.iterate(here, p -> p != null, Path::getParent)
            .map(p -> p.resolve("shared/corpora/reply-strip"))
            .filter(Files::isDirectory)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "no corpus beside the repository");
    return found.get();
  }
}
