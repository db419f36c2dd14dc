package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadmark.mail.MailKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against real mails with the truth beside them, where they are at hand. */
class ClassifyCorpusTest {
  private static final Map<String, Set<String>> RIGHT =
      Map.of(
          "normal", Set.of("human", "list", "agent", "calendar"),
          "bounce", Set.of("bounce"),
          "autoreply", Set.of("auto-reply"),
          "challenge-response", Set.of("auto-reply"),
          "feedback-report", Set.of("feedback-report", "bounce"),
          "read-receipt", Set.of("auto-reply", "receipt", "bounce"),
          "dsn-success", Set.of("bounce", "receipt"));

  @Test
  void labelsOfTheCorpusAreMet() throws IOException {
    Path corpus = Corpora.folder("classify");
    Map<String, Integer> all = new HashMap<>();
    Map<String, List<String>> wrong = new HashMap<>();
    for (Map<String, String> row : Corpora.table(corpus.resolve("index.tsv"))) {
      String label = row.get("label");
      if (RIGHT.containsKey(label)) {
        Glance glance =
            new Glance(EmlFiles.read(Files.readAllBytes(corpus.resolve(row.get("file")))));
        String said = Kinds.rule(glance).map(Rule::kind).orElse(MailKind.HUMAN).label();
        all.merge(label, 1, Integer::sum);
        wrong.putIfAbsent(label, new ArrayList<>());
        if (!RIGHT.get(label).contains(said)) {
          String rule = Kinds.rule(glance).map(Rule::name).orElse("none");
          wrong.get(label).add(row.get("file") + " is " + label + ", rule " + rule);
        }
      }
    }
    assumeTrue(all.get("bounce") > 0);
    assertTrue(wrong.get("bounce").size() <= 0.02 * all.get("bounce"), wrong.toString());
    assertTrue(wrong.get("autoreply").size() <= 1, wrong.toString());
    assertTrue(wrong.get("normal").size() <= 0.003 * all.get("normal"), wrong.toString());
    assertTrue(wrong.get("feedback-report").isEmpty(), wrong.toString());
    assertTrue(wrong.get("read-receipt").isEmpty(), wrong.toString());
    assertTrue(wrong.get("dsn-success").isEmpty(), wrong.toString());
  }
}
