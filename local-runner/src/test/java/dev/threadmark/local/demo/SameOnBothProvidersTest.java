package dev.threadmark.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.local.Corpora;
import dev.threadmark.local.mails.MailFiles;
import dev.threadmark.local.mails.StoredMail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same mail comes to the same tickets, whichever provider has it. */
class SameOnBothProvidersTest {
  @TempDir private Path folder;

  @Test
  void theStoryIsDecidedAlikeByBoth() throws IOException, InterruptedException {
    decidedAlike(Story.mails());
  }

  @Test
  void anArchiveIsDecidedAlikeByBoth() throws IOException, InterruptedException {
    decidedAlike(MailFiles.in(Corpora.path("threads/notmuch-lists.open.mbox")));
  }

  @Test
  void aBurstComesToTheSameTicketsAsMailByMail() throws IOException, InterruptedException {
    for (String provider : List.of("graph", "gmail")) {
      Handled slow = Handled.oneByOne(provider, Story.mails(), folder.resolve(provider));
      Handled fast = Handled.inOneBurst(provider, Story.mails(), folder.resolve(provider + "2"));
      assertEquals(lines(slow.clusters()), lines(fast.clusters()), provider);
    }
  }

  private void decidedAlike(List<StoredMail> mails) throws IOException, InterruptedException {
    Handled graph = Handled.oneByOne("graph", mails, folder.resolve("graph"));
    Handled gmail = Handled.oneByOne("gmail", mails, folder.resolve("gmail"));
    assertEquals(0, graph.lost() + gmail.lost());
    assertTrue(graph.marks().size() > mails.size() / 2, "only " + graph.marks().size());
    assertEquals(lines(withoutTopics(graph, gmail)), lines(gmail.decisions()));
    assertEquals(lines(graph.clusters()), lines(gmail.clusters()));
  }

  /**
   * Graph's decisions; where it showed the conversation by its topic, the provider's thread may
   * have told what at Gmail only the quoted text or the subject tells.
   */
  private static Map<String, String> withoutTopics(Handled graph, Handled gmail) {
    Map<String, String> decisions = new HashMap<>(graph.decisions());
    gmail
        .decisions()
        .forEach(
            (id, decision) ->
                decisions.computeIfPresent(
                    id, (any, graphs) -> sameButForTopic(graphs, decision) ? decision : graphs));
    return decisions;
  }

  private static boolean sameButForTopic(String graph, String gmail) {
    return List.of("quoted-text", "subject").stream()
        .anyMatch(rule -> graph.replace(" by provider-thread,", " by " + rule + ",").equals(gmail));
  }

  private static String lines(Map<String, String> map) {
    StringBuilder lines = new StringBuilder();
    map.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> lines.append(entry.getKey() + "  " + entry.getValue() + "\n"));
    return lines.toString();
  }
}
