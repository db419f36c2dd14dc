package dev.threadmark.local.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.threadmark.cases.CasePlay;
import dev.threadmark.cases.CorrelationCase;
import dev.threadmark.local.providers.Providers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case is played, its table thrown away, and made again from the stamps in the mailboxes. */
class RebuiltCasesTest {
  /** What a person did in Threadmark, and a mail that was deleted from the mailbox. */
  private static final Map<String, String> LOST =
      Map.of(
          "009", "status of .*: was closed, is waiting",
          "010", "status of .*: was closed, is open",
          "018", "mail .* is none|ticket .*: was 2 mails .* is 1 mails .*");

  @TestFactory
  Stream<DynamicTest> endsAsBefore() {
    return StreamSupport.stream(Providers.names().spliterator(), false)
        .flatMap(name -> CorrelationCase.all().stream().map(play -> on(name, play)));
  }

  private static DynamicTest on(String provider, CorrelationCase play) {
    return dynamicTest(
        play.name() + " on " + provider,
        () -> {
          try (ProviderDesk desk = ProviderDesk.of(provider, play)) {
            assertEquals(List.of(), CasePlay.complaints(play, desk));
            List<String> differences = desk.differencesWhenRebuilt();
            assertEquals(List.of(), differences.stream().filter(one -> !named(play, one)).toList());
            assertEquals(loses(play), !differences.isEmpty());
          }
        });
  }

  /** Replies before their parent: tickets are merged while they are made again. */
  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aRebuildThatDiesAnywhereIsGoneOnWith(String provider) {
    CorrelationCase play = CorrelationCase.named("012");
    try (ProviderDesk desk = ProviderDesk.of(provider, play)) {
      CasePlay.complaints(play, desk);
      int writes = desk.writesOfRebuild();
      for (int write = 1; write <= writes; write++) {
        assertEquals(List.of(), desk.differencesWhenRebuiltByTwo(write), "write " + write);
      }
    }
  }

  /** The tables knew something that the mailbox does not say. */
  private static boolean loses(CorrelationCase play) {
    return LOST.containsKey(play.name().substring(0, 3));
  }

  private static boolean named(CorrelationCase play, String difference) {
    return loses(play) && difference.matches(LOST.get(play.name().substring(0, 3)));
  }
}
