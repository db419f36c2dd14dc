package dev.threadmark.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.cases.LinkedMails;
import dev.threadmark.local.mails.MailFiles;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.local.storm.Storm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same on an archive, on request: {@code -Dstorm.mail=PATH}, {@code -Dstorm.seeds=5}, {@code
 * -Dstorm.provider=graph}. Quoted text and subjects tell the more the later a mail comes, so the
 * tickets must be the same where headers link the mails; how many are wholly so is printed.
 */
@EnabledIfSystemProperty(named = "storm.mail", matches = ".+")
class StormOnArchiveTest {
  @TempDir private Path folder;

  @Test
  void mailsThatHeadersLinkShareTheirTicketsAsInAQuietRun()
      throws IOException, InterruptedException {
    List<StoredMail> mails = MailFiles.in(Path.of(System.getProperty("storm.mail")));
    String only = System.getProperty("storm.provider", "");
    for (String provider : only.isEmpty() ? List.of("graph", "gmail") : List.of(only)) {
      Handled quiet = run(provider, mails, "quiet", Optional.empty());
      for (int seed = 1; seed <= Integer.getInteger("storm.seeds", 5); seed++) {
        Storm storm = new Storm(seed, mails.size());
        Handled after = run(provider, mails, "seed" + seed, Optional.of(storm));
        System.out.println(provider + ": " + likeness(quiet, after) + "; " + storm);
        compare(quiet, after, mails);
      }
    }
  }

  private Handled run(String provider, List<StoredMail> mails, String data, Optional<Storm> storm)
      throws IOException, InterruptedException {
    Path to = folder.resolve(provider + "-" + data);
    return Handled.onEach(List.of(provider), mails, to, storm).get(0);
  }

  private static void compare(Handled quiet, Handled after, List<StoredMail> mails)
      throws IOException {
    assertEquals(0, after.lost());
    assertEquals(quiet.quarantined(), after.quarantined());
    assertEquals(quiet.messages(), after.messages());
    List<byte[]> raws = new ArrayList<>();
    for (StoredMail mail : mails) {
      raws.add(mail.read());
    }
    Map<String, Set<String>> before = quiet.groups();
    Map<String, Set<String>> now = after.groups();
    for (Set<String> linked : LinkedMails.among(raws)) {
      for (String id : linked) {
        assertEquals(within(linked, before, id), within(linked, now, id), id);
      }
    }
  }

  private static Set<String> within(
      Set<String> linked, Map<String, Set<String>> groups, String id) {
    Set<String> group = new HashSet<>(groups.getOrDefault(id, Set.of()));
    group.retainAll(linked);
    return group;
  }

  private static String likeness(Handled quiet, Handled after) {
    Set<Set<String>> before = new HashSet<>(quiet.groups().values());
    Set<Set<String>> now = new HashSet<>(after.groups().values());
    now.retainAll(before);
    return "%d mails, lost %d, %d of %d tickets wholly the same"
        .formatted(after.mails(), after.lost(), now.size(), before.size());
  }
}
