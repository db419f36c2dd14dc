package dev.threadmark.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.correlate.Carriers;
import dev.threadmark.correlate.Carriers.Place;
import dev.threadmark.settings.BadSettings;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierSettingsTest {

  @Test
  void aMailboxThatSaysNothingHasThePlusAddressAlone() {
    assertEquals(new Carriers(Set.of(Place.PLUS)), carriers("{}"));
  }

  @Test
  void aMailboxHasWhatItNames() {
    assertEquals(Set.of(Place.JSON), carriers("{\"carriers\":[\"json\"]}").places());
    assertEquals(
        Set.of(Place.PLUS, Place.JSON), carriers("{\"carriers\":[\"json\",\"plus\"]}").places());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"json\"",
        "[\"pixel\"]",
        "[\"JSON\"]",
        "[1]",
        "[\"json\",\"json\"]",
        "null"
      })
  void whatIsNoCarrierIsAnError(String value) {
    assertThrows(BadSettings.class, () -> carriers("{\"carriers\":" + value + "}"));
  }

  private static Carriers carriers(String json) {
    try {
      return new MailboxSettings(0, new ObjectMapper().readTree(json)).policy().carriers();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
