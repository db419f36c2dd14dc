package dev.threadmark.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.settings.BadSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For how long a mailbox keeps closed tickets. */
class KeepDaysTest {
  @Test
  void withoutItTicketsAreKeptForEver() throws JsonProcessingException {
    assertEquals(Optional.empty(), keep("{}"));
    assertEquals(Optional.of(Duration.ofDays(730)), keep("{\"keepDays\":730}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"keepDays\":29}",
        "{\"keepDays\":0}",
        "{\"keepDays\":-1}",
        "{\"keepDays\":\"730\"}",
        "{\"keepDays\":null}",
        "{\"keepDays\":40,\"reopenDays\":41}",
        "{\"keepDays\":40,\"continuesDays\":41}"
      })
  void whatIsYoungerMayBeInAnybodysHands(String settings) {
    BadSettings bad = assertThrows(BadSettings.class, () -> keep(settings));
    assertTrue(bad.getMessage().contains("keepDays"), bad.getMessage());
  }

  private static Optional<Duration> keep(String settings) throws JsonProcessingException {
    return new MailboxSettings(0, new ObjectMapper().readTree(settings)).keep();
  }
}
