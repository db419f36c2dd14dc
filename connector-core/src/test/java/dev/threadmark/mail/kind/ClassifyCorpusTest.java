package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern EXPECTED = Pattern.compile("'([^' ]+@[^' ]+)'");

  @Test
  void mailsAreOfTheKindThatTheirLabelSays() throws IOException {
    Path corpus = Corpora.folder("classify");
    Map<String, Integer> all = new HashMap<>();
    Map<String, List<String>> wrong = new HashMap<>();
    for (Map<String, String> row : Corpora.table(corpus.resolve("index.tsv"))) {
      String label = row.get("label");
      if (RIGHT.containsKey(label)) {
        Glance glance = new Glance(read(corpus, row));
        String said = Kinds.rule(glance).map(Rule::kind).orElse(MailKind.HUMAN).label();
        all.merge(label, 1, Integer::sum);
        wrong.computeIfAbsent(label, key -> new ArrayList<>());
        if (!RIGHT.get(label).contains(said)) {
          String rule = Kinds.rule(glance).map(Rule::name).orElse("none");
          wrong.get(label).add(row.get("file") + " is " + label + ", by the rule " + rule);
        }
      }
    }
    assertTrue(wrong.get("bounce").size() <= 0.02 * all.get("bounce"), wrong.toString());
    assertTrue(wrong.get("autoreply").size() <= 1, wrong.toString());
    assertTrue(wrong.get("normal").size() <= 0.003 * all.get("normal"), wrong.toString());
    for (String label : List.of("feedback-report", "read-receipt", "dsn-success")) {
      assertTrue(wrong.get(label).isEmpty(), wrong.toString());
    }
  }

  /** Mailman's tests say whom each of its bounces is about. */
  @Test
  void recipientsOfBouncesInProseAreFound() throws IOException {
    Path corpus = Corpora.folder("classify");
    int all = 0;
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> row : Corpora.table(corpus.resolve("index.tsv"))) {
      Set<Address> expected = expected(row.get("detail"));
      Mail mail = read(corpus, row);
      if (!expected.isEmpty()
          && mail.attachments().stream().noneMatch(ClassifyCorpusTest::status)) {
        Set<Address> found = new HashSet<>();
        Kinds.report(mail, Kinds.of(mail).kind())
            .ifPresent(r -> r.recipients().forEach(to -> found.add(to.address())));
        all++;
        if (!found.containsAll(expected)) {
          wrong.add(row.get("file") + ": " + found + ", not " + expected);
        }
      }
    }
    assertTrue(all > 0);
    assertTrue(wrong.size() <= 0.1 * all, all + " " + wrong);
  }

  private static boolean status(Attachment part) {
    return part.type().equals("message/delivery-status");
  }

  private static Set<Address> expected(String detail) {
    Set<Address> expected = new HashSet<>();
    Matcher matcher = EXPECTED.matcher(detail);
    while (matcher.find()) {
      expected.add(new Address(matcher.group(1)));
    }
    return expected;
  }

  private static Mail read(Path corpus, Map<String, String> row) throws IOException {
    return EmlFiles.read(Files.readAllBytes(corpus.resolve(row.get("file"))));
  }
}
