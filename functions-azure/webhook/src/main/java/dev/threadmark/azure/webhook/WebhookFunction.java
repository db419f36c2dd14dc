package dev.threadmark.azure.webhook;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.TraceContext;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import dev.threadmark.azure.http.Exchange;
import dev.threadmark.engine.Webhook;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.Request;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.BellReaders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private static Map<String, BellReader> readers;

  /**
   * Answers one request. All methods come here: which may be used is for {@link Webhook} to say.
   *
   * @param bells none where it rang for nobody
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
          OutputBinding<List<String>> bells,
      ExecutionContext context) {
    List<String> rung = new ArrayList<>();
    // Of this request, as its bells are; what is costly, the readers, stays.
    Webhook webhook = new Webhook(readers(), rung::add, InstantSource.system());
    HttpResponseMessage response =
        Exchange.answer(request, asked -> webhook.answer(inTraceOf(context, asked)));
    if (!rung.isEmpty()) {
      bells.setValue(rung);
    }
    return response;
  }

  /** The host has a span of its own for the request, in the trace that the caller named, if any. */
  private static Request inTraceOf(ExecutionContext context, Request request) {
    TraceContext trace = context.getTraceContext();
    if (trace == null || trace.getTraceparent() == null) {
      return request;
    }
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put("traceparent", trace.getTraceparent());
    return new Request(request.method(), request.path(), request.query(), headers, request.body());
  }

  private static synchronized Map<String, BellReader> readers() {
    if (readers == null) {
      readers = BellReaders.of(Settings.ofProcess());
    }
    return readers;
  }
}
