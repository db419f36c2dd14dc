package dev.threadmark.sandbox.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.http.javanet.NetHttpTransport;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailSender;
import dev.threadmark.sandbox.BigFilesContract;
import dev.threadmark.sandbox.SandboxProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Resumable uploads, through the real SDK, against the sandbox; and the sandbox's own manners. */
class GmailBigFilesTest extends BigFilesContract {
  private static final String PIECE = "PUT /upload/";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final GmailSandbox sandbox = GmailSandbox.start(java.time.Clock.systemUTC());
  private final GmailSender sender =
      new GmailSender(
          new GmailClients(
              sandbox.baseUrl(),
              new NetHttpTransport(),
              mailbox -> request -> request.getHeaders().setAuthorization("Bearer sandbox-t")));

  GmailBigFilesTest() {
    sandbox.mailbox("ada@sender.example");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void anUploadSaysHowFarItIsAndIsDoneOnce() throws Exception {
    byte[] mail = new byte[400_000];
    byte[] head = "To: ada@sender.example\r\n\r\n".getBytes();
    System.arraycopy(head, 0, mail, 0, head.length);
    HttpResponse<String> begun =
        send(
            "POST",
            sandbox.baseUrl() + "upload/gmail/v1/users/me/messages/send?uploadType=resumable",
            "",
            new byte[0]);
    String url = begun.headers().firstValue("Location").orElseThrow();

    assertEquals(308, send("PUT", url, "bytes */400000", new byte[0]).statusCode());
    byte[] first = java.util.Arrays.copyOf(mail, 262_144);
    HttpResponse<String> some = send("PUT", url, "bytes 0-262143/*", first);
    assertEquals("bytes=0-262143", some.headers().firstValue("Range").orElse(""));
    HttpResponse<String> again = send("PUT", url, "bytes 0-262143/*", first);
    assertEquals("bytes=0-262143", again.headers().firstValue("Range").orElse(""));
    byte[] rest = java.util.Arrays.copyOfRange(mail, 262_144, 400_000);
    HttpResponse<String> done = send("PUT", url, "bytes 262144-399999/400000", rest);
    assertEquals(200, done.statusCode());
    assertEquals(done.body(), send("PUT", url, "bytes */400000", new byte[0]).body());
    assertTrue(done.body().contains("\"id\""), done.body());
    assertEquals(1, sandbox.messages("ada@sender.example").size());
  }

  private static HttpResponse<String> send(String method, String url, String range, byte[] body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer sandbox-support@acme.example")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!range.isEmpty()) {
      request.header("Content-Range", range);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
    if (afterActing) {
      sandbox.faults().cutAfter(times, PIECE);
    } else {
      sandbox.faults().cutBefore(times, PIECE);
    }
  }

  @Override
  protected void answerPieces(int times, int status) {
    sandbox.faults().answer(times, PIECE, status, Map.of());
  }
}
