package dev.threadmark.aws.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.provider.Response;
import java.util.Locale;

/** An answer as an HTTP API and a function URL take it. */
public final class HttpAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HttpAnswer() {}

  public static ObjectNode of(Response response) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("statusCode", response.status());
    ObjectNode headers = answer.putObject("headers");
    headers.put("content-type", response.contentType()).put("x-content-type-options", "nosniff");
    response
        .headers()
        .forEach(
            (name, value) -> {
              if (name.equalsIgnoreCase("Set-Cookie")) {
                answer.putArray("cookies").add(value); // where format 2.0 wants them
              } else {
                headers.put(name.toLowerCase(Locale.ROOT), value);
              }
            });
    answer.put("body", response.body());
    answer.put("isBase64Encoded", false);
    return answer;
  }
}
