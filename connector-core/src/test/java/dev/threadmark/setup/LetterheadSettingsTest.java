package dev.threadmark.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.mail.letter.Form;
import dev.threadmark.mail.letter.Letterhead;
import dev.threadmark.settings.BadSettings;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterheadSettingsTest {

  @Test
  void aMailboxSaysHowItsAnswersLook() throws IOException {
    assertEquals(
        new Letterhead(Form.PLAIN, "Lumen, {ticket}"),
        letterhead("{\"answers\":\"plain\",\"signature\":\"Lumen, {ticket}\"}"));
    assertEquals(Letterhead.NONE, letterhead("{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"answers\":\"rich\"}",
        "{\"signature\":[\"Lumen\"]}",
        "{\"signature\":\"LONG\"}"
      })
  void whatMakesNoSenseIsAnErrorThatNamesTheField(String json) {
    BadSettings bad =
        assertThrows(BadSettings.class, () -> letterhead(json.replace("LONG", "x".repeat(2_001))));
    assertTrue(bad.getMessage().matches("(?s).*(answers|signature).*"), bad.getMessage());
  }

  private static Letterhead letterhead(String json) throws IOException {
    return new MailboxSettings(0, new ObjectMapper().readTree(json)).letterhead();
  }
}
