package dev.threadmark.azure.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From what an HTTP trigger hands over to {@link Request}, and back. */
public final class Exchange {
  private Exchange() {}

  /**
   * Has a request answered. Its body is a string and not bytes: what comes here is JSON that nobody
   * signs, so that only its meaning counts.
   */
  public static HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> message, Function<Request, Response> answers) {
    Response response = answers.apply(request(message));
    HttpResponseMessage.Builder answer =
        message
            .createResponseBuilder(HttpStatusType.custom(response.status()))
            .header("Content-Type", response.contentType());
    response.headers().forEach(answer::header);
    return answer.body(response.body()).build();
  }

  /** The host has decoded the query already: once more would spoil Graph's token. */
  private static Request request(HttpRequestMessage<Optional<String>> message) {
    Map<String, String> headers = new HashMap<>();
    message
        .getHeaders()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new Request(
        message.getHttpMethod().name(),
        message.getUri().getPath(),
        message.getQueryParameters(),
        headers,
        message.getBody().orElse("").getBytes(StandardCharsets.UTF_8));
  }
}
