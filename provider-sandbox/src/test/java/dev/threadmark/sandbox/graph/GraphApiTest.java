package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.sandbox.Weather;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphApiTest {

  @Test
  void takesFourRequestsAtOnceForAMailbox() {
    Mailbox mailbox = new Mailbox("support@acme.example", new Object());
    GraphApi api =
        new GraphApi(
            name -> mailbox,
            new MessagesApi(null, null),
            null,
            null,
            new Delta(new Weather()),
            null,
            new Faults(new Weather()));
    GraphCall call =
        GraphCall.of("GET", "http://x", "/users/support/messages", Map.of(), new byte[0]);

    mailbox.inFlight.set(3);
    assertEquals(200, api.answer(call).status());
    mailbox.inFlight.set(4);
    assertEquals(429, api.answer(call).status());
    assertEquals(4, mailbox.inFlight.get());
  }
}
