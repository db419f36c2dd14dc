package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphSender;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.sandbox.BigFilesContract;
import dev.threadmark.sandbox.SandboxProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Upload sessions, through the real SDK, against the sandbox; and the sandbox's own manners. */
class GraphBigFilesTest extends BigFilesContract {
  private static final String PIECE = UploadSessions.PATH;
  private static final String DESK = "support@acme.example";

  private final GraphSandbox sandbox = new GraphSandbox();
  private final GraphSender sender;
  private final GraphClient client = new GraphClient(sandbox);

  GraphBigFilesTest() {
    sandbox.mailbox(DESK);
    sandbox.mailbox("ada@sender.example");
    sender =
        new GraphSender(
            new SandboxTokens(),
            GraphSettings.of(
                sandbox.baseUrl(),
                URI.create("http://127.0.0.1:9/"),
                new ClientState("a secret of some length".getBytes())));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aSessionTakesRangesInOrderAndEndsWithThePlaceOfTheAttachment() throws Exception {
    var session = session(6_000_000);
    assertEquals("0-", session.path("nextExpectedRanges").path(0).asText());
    String url = session.path("uploadUrl").asText();

    assertEquals(416, put(url, "bytes 5-9/6000000", 5).statusCode());
    HttpResponse<String> first = put(url, "bytes 0-2999999/6000000", 3_000_000);
    assertEquals(200, first.statusCode());
    assertTrue(first.body().contains("\"nextExpectedRanges\":[\"3000000\"]"), first.body());
    assertEquals(413, put(url, "bytes 3000000-7999999/6000000", 5_000_000).statusCode());
    HttpResponse<String> last = put(url, "bytes 3000000-5999999/6000000", 3_000_000);
    assertEquals(201, last.statusCode());
    assertTrue(last.headers().firstValue("Location").orElse("").contains("/attachments/"));
    assertEquals(404, put(url, "bytes 0-4/6000000", 5).statusCode());
  }

  @Test
  void aSessionEnds() throws Exception {
    sandbox.grantUploadsFor(Duration.ZERO);
    String url = session(6_000_000).path("uploadUrl").asText();

    assertEquals(404, put(url, "bytes 0-4/6000000", 5).statusCode());
  }

  @Test
  void aTokenIsNotWelcomeAtTheAddressOfASession() throws Exception {
    String url = session(6_000_000).path("uploadUrl").asText();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer sandbox-token")
            .header("Content-Range", "bytes 0-4/6000000")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[5]))
            .build();

    assertEquals(401, HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
  }

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private com.fasterxml.jackson.databind.JsonNode session(int size) throws Exception {
    String draft =
        client.post("/users/" + DESK + "/messages", "{\"subject\":\"Lamp\"}").path("id").asText();
    return client.post(
        "/users/" + DESK + "/messages/" + draft + "/attachments/createUploadSession",
        "{\"AttachmentItem\":{\"attachmentType\":\"file\",\"name\":\"a\",\"size\":%d}}"
            .formatted(size));
  }

  private static HttpResponse<String> put(String url, String range, int bytes)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Range", range)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  protected SandboxProvider sandbox() {
    return sandbox;
  }

  @Override
  protected MailSender sender() {
    return sender;
  }

  @Override
  protected void cutPieces(int times, boolean afterActing) {
    sandbox.faults().cut(times, PIECE, afterActing);
  }

  @Override
  protected void answerPieces(int times, int status) {
    sandbox.faults().answer(times, PIECE, status, Map.of());
  }
}
