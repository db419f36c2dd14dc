package dev.threadmark.aws.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.aws.webhook.HttpAnswer;
import dev.threadmark.aws.webhook.HttpEvent;
import dev.threadmark.engine.Webhook;
import dev.threadmark.provider.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** The function behind the agents' API, below {@code /api/}: 503 until there is one, else 404. */
public final class ApiHandler implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = "/api/";

  private final Function<Request, Webhook.Response> api;

  /** Called by Lambda. */
  public ApiHandler() {
    this(ApiHandler::none);
  }

  ApiHandler(Function<Request, Webhook.Response> api) {
    this.api = api;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Request request = HttpEvent.request(JSON.readTree(input), ROOT);
    output.write(JSON.writeValueAsBytes(HttpAnswer.of(api.apply(request))));
  }

  private static Webhook.Response none(Request request) {
    return request.path().startsWith(ROOT)
        ? new Webhook.Response(503, "text/plain; charset=utf-8", "there is no API here yet")
        : new Webhook.Response(404, "text/plain; charset=utf-8", "nothing is at this path");
  }
}
