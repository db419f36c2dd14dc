package dev.threadmark.local.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.threadmark.cases.CasePlay;
import dev.threadmark.cases.CorrelationCase;
import dev.threadmark.local.providers.Providers;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same folders through the real drivers, at both providers. */
class CasesOnProvidersTest {

  @TestFactory
  Stream<DynamicTest> endsAsTheCaseSays() {
    return StreamSupport.stream(Providers.names().spliterator(), false)
        .flatMap(name -> CorrelationCase.all().stream().map(play -> on(name, play)));
  }

  private static DynamicTest on(String provider, CorrelationCase play) {
    return dynamicTest(
        play.name() + " on " + provider,
        () -> {
          try (ProviderDesk desk = ProviderDesk.of(provider, play)) {
            assertEquals(List.of(), CasePlay.complaints(play, desk));
          }
        });
  }
}
