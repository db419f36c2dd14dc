package dev.threadmark.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.memory.MemoryTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code cases/}, without a provider. */
class CorrelationCasesTest {

  @TestFactory
  Stream<DynamicTest> endsAsTheCaseSays() {
    return CorrelationCase.all().stream()
        .map(
            play ->
                dynamicTest(
                    play.name() + ": " + play.told().title(),
                    () -> assertEquals(List.of(), CasePlay.complaints(play, desk(play)))));
  }

  @TestFactory
  Stream<DynamicTest> usesAndJudgesEveryMailOfItsFolder() {
    return CorrelationCase.all().stream()
        .map(play -> dynamicTest(play.name(), () -> assertWhole(play)));
  }

  @Test
  void aWrongExpectationIsNoticed() {
    CorrelationCase play = CorrelationCase.named("003");
    CorrelationCase.Told told = play.told();
    List<CorrelationCase.Expected> oneTicket =
        told.expect().stream()
            .map(
                mail ->
                    new CorrelationCase.Expected(
                        mail.mail(), mail.in(), mail.decision(), "A", mail.kind(), null, null))
            .toList();
    CorrelationCase wrong =
        new CorrelationCase(
            play.folder(),
            new CorrelationCase.Told(
                told.title(),
                told.because(),
                told.mailboxes(),
                told.steps(),
                oneTicket,
                List.of(),
                Map.of("A", "closed"),
                Map.of(),
                Map.of("A", 7),
                List.of(),
                false));
    assertEquals(3, CasePlay.complaints(wrong, desk(wrong)).size());
  }

  private static void assertWhole(CorrelationCase play) {
    Set<String> delivered =
        play.told().steps().stream()
            .filter(step -> step.mail() != null)
            .map(step -> step.mail() + " in " + step.to())
            .collect(Collectors.toSet());
    Set<String> judged =
        play.told().expect().stream()
            .map(mail -> mail.mail() + " in " + mail.in())
            .collect(Collectors.toSet());
    assertEquals(delivered, judged);
    for (String file : play.files()) {
      assertTrue(
          delivered.stream().anyMatch(one -> one.startsWith(file + " in ")),
          () -> file + " is never delivered");
    }
    assertFalse(play.told().because().isBlank());
  }

  static MemoryDesk desk(CorrelationCase play) {
    Map<MailboxId, Policy> policies =
        play.told().mailboxes().values().stream()
            .collect(Collectors.toMap(CaseMailbox::id, CaseMailbox::policy));
    return new MemoryDesk(policies, new MemoryTable());
  }
}
