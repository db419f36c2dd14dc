package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.users.item.messages.item.MessageItemRequestBuilder;
import com.microsoft.graph.users.item.messages.item.createreply.CreateReplyPostRequestBody;
import com.microsoft.graph.users.item.messages.item.move.MovePostRequestBody;
import com.microsoft.graph.users.item.sendmail.SendMailPostRequestBody;
import com.microsoft.graph.users.item.sendmail.SendMailRequestBuilder;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.http.KiotaClientFactory;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriterFactory;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The official SDK against the sandbox, also for what the connector does not do yet. */
class GraphSdkTest extends SandboxTest {
  private static final RequestOption[] ONCE = {
    new RetryHandlerOption((delay, count, request, response) -> false, 0, 0)
  };

  @Test
  void repliesThroughADraft() {
    String parent = deliver(mail(1));
    Message draft = at(parent).createReply().post(new CreateReplyPostRequestBody());
    Message words = new Message();
    ItemBody body = new ItemBody();
    body.setContentType(BodyType.Text);
    body.setContent("Press the switch, Jürgen.");
    words.setBody(body);
    at(draft.getId()).patch(words);

    at(draft.getId()).send().post();

    var sent = sandbox.messages(ADDRESS).get(1);
    assertEquals(Folder.SENT, sent.folder());
    String raw = new String(sent.raw(), StandardCharsets.US_ASCII);
    assertTrue(raw.contains("Message-ID: " + draft.getInternetMessageId()), raw);
    assertTrue(raw.contains("References: <m1@sender.example>"), raw);
  }

  @Test
  void savesASentMailOnlyWhereTheSdkIsToldTo() {
    SendMailPostRequestBody request = sendMail();
    toSendMail(prudent()).post(request);
    assertEquals(0, sandbox.messages(ADDRESS).size());

    request.setSaveToSentItems(true);
    toSendMail(prudent()).post(request);
    assertEquals(1, sandbox.messages(ADDRESS).size());
  }

  @Test
  void sendsTwiceWithTheSdksOwnRetriesAndOnceWithout() {
    toSendMail(prudent()).post(sendMail());
    assertEquals(1, sandbox.outgoing().size());

    OkHttpClient asItComes = KiotaClientFactory.create().build();
    OkHttpRequestAdapter adapter = adapter(asItComes);
    toSendMail(adapter).post(sendMail());
    sandbox.faults().cut(1, "/sendMail", true);
    toSendMail(adapter).post(sendMail());
    assertEquals(4, sandbox.outgoing().size(), "one, one, and one mail that was sent twice");

    OkHttpRequestAdapter prudent = adapter(prudent());
    toSendMail(prudent).post(sendMail());
    sandbox.faults().cut(1, "/sendMail", true);
    assertThrows(RuntimeException.class, () -> toSendMail(prudent).post(sendMail()));
    assertEquals(6, sandbox.outgoing().size(), "and two that were sent once");
  }

  @Test
  void movesAndDeletes() {
    String id = deliver(mail(1));
    MovePostRequestBody target = new MovePostRequestBody();
    target.setDestinationId("archive");
    Message moved = at(id).move().post(target, request -> request.headers.add("Prefer", IMMUTABLE));

    assertEquals(id, moved.getId());
    at(id).delete();
    ODataError error = assertThrows(ODataError.class, () -> at(id).get());
    assertEquals("ErrorItemNotFound", error.getError().getCode());
    assertEquals(404, error.getResponseStatusCode());
    assertNull(error.getError().getInnerError());
  }

  @Test
  void givesTheHeadersOfAnErrorToTheSdk() {
    sandbox.faults().answer(1, "", 429, Map.of("Retry-After", "3.5"));

    ODataError error = assertThrows(ODataError.class, () -> at("x").get());

    assertTrue(error.getResponseHeaders().get("Retry-After").contains("3.5"));
  }

  private static SendMailPostRequestBody sendMail() {
    EmailAddress address = new EmailAddress();
    address.setAddress("ada@sender.example");
    Recipient to = new Recipient();
    to.setEmailAddress(address);
    Message message = new Message();
    message.setSubject("Hello");
    message.setToRecipients(List.of(to));
    SendMailPostRequestBody request = new SendMailPostRequestBody();
    request.setMessage(message);
    return request;
  }

  private SendMailRequestBuilder toSendMail(OkHttpClient client) {
    return toSendMail(adapter(client));
  }

  private static SendMailRequestBuilder toSendMail(OkHttpRequestAdapter adapter) {
    return new SendMailRequestBuilder(path(adapter), adapter);
  }

  private MessageItemRequestBuilder at(String message) {
    OkHttpRequestAdapter adapter = adapter(prudent());
    HashMap<String, Object> path = path(adapter);
    path.put("message%2Did", message);
    return new MessageItemRequestBuilder(path, adapter);
  }

  private static HashMap<String, Object> path(OkHttpRequestAdapter adapter) {
    HashMap<String, Object> path = new HashMap<>();
    path.put("baseurl", adapter.getBaseUrl());
    path.put("user%2Did", ADDRESS);
    return path;
  }

  private static OkHttpClient prudent() {
    return KiotaClientFactory.create(ONCE).retryOnConnectionFailure(false).build();
  }

  private OkHttpRequestAdapter adapter(OkHttpClient client) {
    OkHttpRequestAdapter adapter =
        new OkHttpRequestAdapter(
            new SandboxTokens(),
            new JsonParseNodeFactory(),
            new JsonSerializationWriterFactory(),
            client);
    adapter.setBaseUrl(sandbox.baseUrl().toString());
    return adapter;
  }
}
