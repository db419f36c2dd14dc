package dev.threadmark.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.ticket.ServiceLevel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceLevelsTest {

  @Test
  void isReadAsSettingsWriteIt() {
    assertEquals(
        Optional.of(
            new ServiceLevel(
                Duration.ofMinutes(90),
                EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 30),
                ZoneId.of("Europe/Berlin"),
                Set.of(LocalDate.of(2026, 12, 25)))),
        read(
            """
            {"hours":1.5,"open":"Sun-Mon 09:00-17:30","zone":"Europe/Berlin",
             "holidays":["2026-12-25"]}
            """));
  }

  /** What is not set Terraform writes as null. */
  @ParameterizedTest
  @ValueSource(
      strings = {"{\"hours\":8}", "{\"hours\":8,\"open\":null,\"zone\":null,\"holidays\":null}"})
  void withoutHoursOfOpeningEveryHourCounts(String json) {
    ServiceLevel level = read(json).orElseThrow();
    assertEquals(EnumSet.allOf(DayOfWeek.class), level.days());
    assertEquals(ZoneId.of("UTC"), level.zone());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"hours\":0}",
        "{\"hours\":\"8\"}",
        "{\"hours\":8,\"open\":\"always\"}",
        "{\"hours\":8,\"open\":\"Mon-Foo 09:00-17:00\"}",
        "{\"hours\":8,\"open\":\"Mon-Fri 09:00-25:00\"}",
        "{\"hours\":8,\"zone\":\"Berlin\"}",
        "{\"hours\":8,\"holidays\":[\"Christmas\"]}",
        "{\"hours\":8,\"holiday\":[]}"
      })
  void whatMakesNoSenseIsNothing(String json) {
    assertTrue(read(json).isEmpty(), json);
  }

  private static Optional<ServiceLevel> read(String json) {
    try {
      return ServiceLevels.read(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
