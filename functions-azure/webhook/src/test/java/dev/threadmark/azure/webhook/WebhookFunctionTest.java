package dev.threadmark.azure.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.azure.emulators.Azurite;
import dev.threadmark.azure.host.AppFolder;
import dev.threadmark.azure.host.FunctionsHost;
import dev.threadmark.azure.store.AzureQueue;
import dev.threadmark.azure.store.AzureStore;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Queue;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.graph.ClientState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged app in the stand-in for the host, before Azurite's queue. */
class WebhookFunctionTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final MailboxId MAILBOX =
      new MailboxId("main", new Address("support@lumen.example"));
  private static final MailboxId GMAIL = new MailboxId("main", new Address("help@lumen.example"));
  private static final String PUSHER = "push@lumen.example";
  private static final AppFolder APP = AppFolder.packaged("azure-webhook");
  private static final Pattern SDKS =
      Pattern.compile(
          "com\\.microsoft\\.(graph|kiota)\\..*|com\\.azure\\..*|com\\.google\\.api\\..*"
              + "|okhttp3\\..*|reactor\\..*");

  private static final PlayedGoogle GOOGLE = new PlayedGoogle();
  private static FunctionsHost host;
  private static AzureQueue bells;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    String storage = Azurite.shared().connectionString();
    bells = AzureStore.connect(storage).queue("bells");
    host = FunctionsHost.start(APP, settings(storage));
  }

  @AfterAll
  static void stop() {
    if (host != null) {
      host.close();
    }
    GOOGLE.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Validation%3A+Testing+client+application%20reachability|Validation: Testing client application reachability",
        "a%2Bb%252B%3Cscript%3E%26%C3%A9|a+b%2B<script>&é"
      })
  void graphsTokenIsSentBackDecodedOnce(String sent, String expected) throws Exception {
    HttpResponse<String> answer =
        send("POST", "/hooks/graph?validationToken=" + sent, "text/plain; charset=utf-8", "");
    assertEquals(200, answer.statusCode());
    assertEquals(expected, answer.body());
    assertEquals("text/plain; charset=utf-8", answer.headers().firstValue("content-type").get());
  }

  @Test
  void aNotificationIsAMessageOfTheQueueBeforeItIsAccepted() throws Exception {
    assertEquals(202, ring(host).statusCode());
    assertEquals(new Doorbell(MAILBOX, Doorbell.Why.NOTIFICATION), taken());
  }

  @Test
  void aPushThatGoogleSignedIsAMessageToo() throws Exception {
    assertEquals(202, push().statusCode());
    assertEquals(new Doorbell(GMAIL, Doorbell.Why.NOTIFICATION), taken());
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /hooks/gmail, 401",
    "POST, /hooks/imap, 404",
    "POST, /elsewhere, 404",
    "GET, /hooks/graph, 405",
    "PUT, /hooks/gmail, 405",
    "POST, /hooks/graph, 400",
  })
  void whatIsNotBelievedIsRefused(String method, String path, int status) throws Exception {
    assertEquals(status, send(method, path, "application/json", "{}").statusCode());
  }

  @Test
  void aQueueThatIsDownMakesTheProviderRingAgain() throws Exception {
    String nowhere =
        Azurite.shared().connectionString().replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:9");
    try (FunctionsHost lonely = FunctionsHost.start(APP, settings(nowhere))) {
      assertEquals(500, ring(lonely).statusCode());
    }
  }

  @Test
  void noSdkIsLoaded() throws Exception {
    graphsTokenIsSentBackDecodedOnce("a", "a");
    aNotificationIsAMessageOfTheQueueBeforeItIsAccepted();
    aPushThatGoogleSignedIsAMessageToo();
    List<String> loaded = host.classLoadLog();
    assertTrue(loaded.contains(WebhookFunction.class.getName()));
    assertEquals(List.of(), loaded.stream().filter(SDKS.asMatchPredicate()).toList());
  }

  private static Doorbell taken() {
    Queue.Taken taken = bells.take(Duration.ofMinutes(1)).orElseThrow();
    taken.done();
    return Doorbells.read(taken.message()).bell();
  }

  private HttpResponse<String> push() throws IOException, InterruptedException {
    String data = "{\"emailAddress\":\"%s\",\"historyId\":7}".formatted(GMAIL.address().value());
    String body =
        "{\"message\":{\"data\":\"%s\",\"messageId\":\"1\"},\"subscription\":\"s\"}"
            .formatted(Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)));
    String token = GOOGLE.token("https://hooks.example/hooks/gmail", PUSHER);
    return http.send(
        request(host, "/hooks/gmail", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> ring(FunctionsHost at) throws IOException, InterruptedException {
    String state = new ClientState(SECRET.getBytes(StandardCharsets.UTF_8)).of(MAILBOX);
    String body =
        "{\"value\":[{\"subscriptionId\":\"s\",\"changeType\":\"created\",\"clientState\":\"%s\"}]}"
            .formatted(state);
    return http.send(
        request(at, "/hooks/graph", "application/json").POST(BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    return http.send(
        request(host, path, type).method(method, BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(FunctionsHost at, String path, String type) {
    return HttpRequest.newBuilder(URI.create(at.httpUri() + path)).header("Content-Type", type);
  }

  private static Map<String, String> settings(String storage) {
    return Map.of(
        "AzureWebJobsStorage",
        storage,
        "THREADMARK_URL",
        "https://hooks.example",
        "GRAPH_WEBHOOK_SECRET",
        SECRET,
        "GMAIL_PUSH_ACCOUNT",
        PUSHER,
        "GMAIL_PUSH_KEYS_URL",
        GOOGLE.keys().toString(),
        "THREADMARK_MAILBOXES",
        "[{\"provider\":\"graph\",\"address\":\"support@lumen.example\"},"
            + "{\"provider\":\"gmail\",\"address\":\"help@lumen.example\"}]");
  }
}
