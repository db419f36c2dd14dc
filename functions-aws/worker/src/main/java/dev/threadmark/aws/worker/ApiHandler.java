package dev.threadmark.aws.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.api.Site;
import dev.threadmark.aws.webhook.HttpAnswer;
import dev.threadmark.aws.webhook.HttpEvent;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The function behind the API, the console and customers' pages, below {@code /api/}, {@code
 * /console/} and {@code /t/}.
 */
public final class ApiHandler implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Function<Request, Response> api;

  /** Called by Lambda. */
  public ApiHandler() {
    this(new Parts(System.getenv(), InstantSource.system()));
  }

  private ApiHandler(Parts parts) {
    this(request -> parts.deployment().site().apply(request));
  }

  ApiHandler(Function<Request, Response> api) {
    this.api = api;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = JSON.readTree(input);
    String root = Site.rootOf(event.path("rawPath").asText());
    Request request = HttpEvent.request(event, root);
    output.write(JSON.writeValueAsBytes(HttpAnswer.of(api.apply(request))));
  }
}
