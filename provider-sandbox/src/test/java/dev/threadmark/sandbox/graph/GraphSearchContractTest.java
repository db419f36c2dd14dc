package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphSearch;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.sandbox.MailSearchContract;
import dev.threadmark.sandbox.SandboxProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graph's {@code $search}, through the real SDK, against the sandbox. */
class GraphSearchContractTest extends MailSearchContract {
  private final GraphSandbox sandbox = new GraphSandbox();
  private final AuthenticationProvider login =
      (request, context) -> request.headers.tryAdd("Authorization", "Bearer sandbox-t");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Override
  protected SandboxProvider sandbox() {
    return sandbox;
  }

  @Override
  protected MailSearch search() {
    sandbox.mailbox(DESK.address().value());
    return new GraphSearch(
        login,
        GraphSettings.of(
            sandbox.baseUrl(), URI.create("http://127.0.0.1:9/"), new ClientState(new byte[32])));
  }

  @Test
  void whereTheServiceTakesNoAttachmentsBesidesTheOthersAreFound() {
    deliver("lamp@x", "ada@sender.example", "The lamp", "It flickers.", "");
    MailSearch search = search();
    sandbox.faults().answer(1, "/messages", 400, Map.of());

    assertEquals(List.of("lamp@x"), ids(find(search, "flickers")));
  }

  /** What the service refuses, the sandbox refuses: else the driver could send it unseen. */
  @ParameterizedTest
  @ValueSource(strings = {"lamp", "\"lamp\" \"bulb\"", "\"(lamp\"", "\"lamp OR\"", "\"size:lamp\""})
  void aSearchThatTheServiceCannotReadIsRefused(String search) {
    deliver("lamp@x", "ada@sender.example", "The lamp", "It flickers.", "");

    assertThrows(ODataError.class, () -> raw(search, null));
  }

  @Test
  void aSearchGoesWithNoOrder() {
    deliver("lamp@x", "ada@sender.example", "The lamp", "It flickers.", "");

    assertThrows(ODataError.class, () -> raw("\"lamp\"", "receivedDateTime desc"));
  }

  private void raw(String search, String order) {
    GraphServiceClient client = new GraphServiceClient(login);
    client.getRequestAdapter().setBaseUrl(sandbox.baseUrl().toString());
    client
        .users()
        .byUserId(DESK.address().value())
        .messages()
        .get(
            request -> {
              request.queryParameters.search = search;
              request.queryParameters.orderby = order == null ? null : new String[] {order};
            });
  }
}
