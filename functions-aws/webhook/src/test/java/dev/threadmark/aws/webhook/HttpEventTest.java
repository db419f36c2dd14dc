package dev.threadmark.aws.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpEventTest {

  @Test
  void anHttpApisEventIsARequest() {
    Request request = request(Events.read("http-api-notification"));
    assertEquals("POST", request.method());
    assertEquals("/hooks/graph", request.path());
    assertEquals(Map.of(), request.query());
    assertEquals("application/json; charset=utf-8", request.headers().get("content-type"));
    assertEquals("{\"value\":[]}", body(request));
  }

  @Test
  void theStageIsNoPartOfThePath() {
    assertEquals("/hooks/gmail", request(Events.read("http-api-stage")).path());
  }

  @Test
  void aPathWithoutTheRootStaysAsItIs() {
    assertEquals("/else", request(Events.post("/else", "")).path());
  }

  @Test
  void namesOfHeadersAreInLowerCaseWhateverWasSent() {
    Request request = request(Events.read("http-api-stage"));
    assertEquals("Bearer abc", request.header("authorization").orElseThrow());
    assertEquals("application/json", request.header("content-type").orElseThrow());
    assertEquals("one,two", request.header("x-several").orElseThrow());
  }

  @Test
  void cookiesWhichComeByThemselvesAreAHeader() {
    ObjectNode event = Events.post("/hooks/graph", "");
    event.putArray("cookies").add("a=1").add("b=2");
    assertEquals("a=1; b=2", request(event).header("cookie").orElseThrow());
  }

  @Test
  void aCookieThatIsSetGoesByItselfToo() {
    ObjectNode answer =
        HttpAnswer.of(new Response(303, "text/plain", "", Map.of("Set-Cookie", "a=1; Path=/t/x")));
    assertEquals("a=1; Path=/t/x", answer.path("cookies").path(0).asText());
    assertEquals(false, answer.path("headers").has("set-cookie"));
  }

  @Test
  void aBodyInBase64IsDecoded() {
    assertEquals("{\"message\":{}}", body(request(Events.read("http-api-stage"))));
  }

  @Test
  void theQueryIsDecodedExactlyOnce() {
    Request handshake = request(Events.read("function-url-handshake"));
    assertEquals(
        "Validation: Testing client application reachability for subscription Request-Id: b4a1+x%2F",
        handshake.query().get("validationToken"));
  }

  @Test
  void ofAParameterSentTwiceTheFirstCounts() {
    assertEquals(
        Map.of("a", "1", "flag", "", "broken", "%zz", "plus", "a+b"),
        request(Events.read("http-api-stage")).query());
  }

  @Test
  void aBodyThatIsMissingIsEmpty() {
    assertEquals("", body(request(Events.read("function-url-handshake"))));
    ObjectNode event = Events.read("http-api-notification");
    event.putNull("body");
    assertEquals("", body(request(event)));
  }

  @Test
  void aBodyThatIsNoBase64IsEmpty() {
    ObjectNode event = Events.post("/hooks/graph", "%%%");
    event.put("isBase64Encoded", true);
    assertEquals("", body(request(event)));
  }

  @Test
  void anEventWithoutAnythingIsAnEmptyRequest() {
    Request request = request(new ObjectMapper().createObjectNode());
    assertEquals("", request.method());
    assertEquals("", request.path());
    assertEquals(Map.of(), request.query());
    assertEquals(Map.of(), request.headers());
    assertEquals("", body(request));
  }

  private static Request request(ObjectNode event) {
    return HttpEvent.request(event, "/hooks/");
  }

  private static String body(Request request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }
}
