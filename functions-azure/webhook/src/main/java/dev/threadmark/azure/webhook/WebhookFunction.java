package dev.threadmark.azure.webhook;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import dev.threadmark.engine.Webhook;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.Request;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.BellReaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The way in on Azure: {@code POST /hooks/graph} and {@code /hooks/gmail}, in a function app of its
 * own, so that a cold start loads no SDK. The host writes the bells to the queue, by the output
 * binding, before it sends the answer on.
 *
 * <p>Answers: what {@link Webhook} says, save that it never hears of a queue that is down: then the
 * host answers 500, and the provider rings again as it does after a 503. Anonymous, because neither
 * provider can send a key in a header: who rings is checked by {@link BellReader}.
 */
public final class WebhookFunction {
  private static Map<String, BellReader> ofProcess;

  private final Map<String, BellReader> readers;

  /** For the host, which makes one for each request. */
  public WebhookFunction() {
    this(ofProcess());
  }

  WebhookFunction(Map<String, BellReader> readers) {
    this.readers = readers;
  }

  /**
   * @param request its body comes as a string: binary would come as base64 through the worker's own
   *     JSON, and what is read of it is JSON, which neither provider signs, so that only its
   *     meaning counts and not its bytes. All methods come here: which may be used is for {@link
   *     Webhook} to say.
   */
  @FunctionName("webhook")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              dataType = "string",
              route = "hooks/{provider}",
              methods = {
                HttpMethod.GET,
                HttpMethod.HEAD,
                HttpMethod.POST,
                HttpMethod.PUT,
                HttpMethod.PATCH,
                HttpMethod.DELETE,
                HttpMethod.OPTIONS
              },
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @QueueOutput(name = "bells", queueName = "bells", connection = "AzureWebJobsStorage")
          OutputBinding<List<String>> bells) {
    List<String> rung = new ArrayList<>();
    Webhook.Response response =
        new Webhook(readers, rung::add, InstantSource.system()).answer(translated(request));
    if (!rung.isEmpty()) {
      bells.setValue(rung);
    }
    return request
        .createResponseBuilder(HttpStatusType.custom(response.status()))
        .header("Content-Type", response.contentType())
        .body(response.body())
        .build();
  }

  /** The host has decoded the query already: once more would spoil Graph's token. */
  private static Request translated(HttpRequestMessage<Optional<String>> request) {
    Map<String, String> headers = new HashMap<>();
    request
        .getHeaders()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new Request(
        request.getHttpMethod().name(),
        request.getUri().getPath(),
        request.getQueryParameters(),
        headers,
        request.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
  }

  private static synchronized Map<String, BellReader> ofProcess() {
    if (ofProcess == null) {
      ofProcess = BellReaders.of(Settings.ofProcess());
    }
    return ofProcess;
  }
}
