package dev.threadmark.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.correlate.StatusNotice;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.TicketId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusNoticesTest {
  private static final TicketId TICKET = TicketId.derive("root");

  @Test
  void isReadAsSettingsWriteIt() throws JsonProcessingException {
    assertEquals(
        Optional.of(new StatusNotice(Map.of(Status.CLOSED, "Done.", Status.WAITING, "Your turn."))),
        read("{\"closed\":\"Done.\",\"waiting\":\"Your turn.\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"statusNotice\":null}"})
  void whatIsNotSetTellsNothing(String mailbox) throws JsonProcessingException {
    assertEquals(
        Optional.of(StatusNotice.NONE),
        StatusNotices.read(new ObjectMapper().readTree(mailbox).path("statusNotice")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Done.\"",
        "[]",
        "{\"merged\":\"Done.\"}",
        "{\"Closed\":\"Done.\"}",
        "{\"shut\":\"Done.\"}",
        "{\"closed\":\" \"}",
        "{\"closed\":1}"
      })
  void whatMakesNoSenseIsRefused(String json) throws JsonProcessingException {
    assertEquals(Optional.empty(), read(json));
  }

  /** A stranger wrote the subject. */
  @Test
  void whatStandsInASubjectIsNoTemplate() {
    StatusNotice notice = new StatusNotice(Map.of(Status.CLOSED, "{subject}: {ticket}"));
    assertEquals(
        Optional.of("{ticket} $1: " + TICKET),
        notice.textFor(Status.CLOSED, TICKET, "{ticket} $1"));
    assertEquals(Optional.empty(), notice.textFor(Status.OPEN, TICKET, "Lamp"));
  }

  private static Optional<StatusNotice> read(String json) throws JsonProcessingException {
    return StatusNotices.read(new ObjectMapper().readTree(json));
  }
}
