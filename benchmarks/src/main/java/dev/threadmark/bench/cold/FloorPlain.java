package dev.threadmark.bench.cold;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** {@link FloorGraph} by the JDK's oldest client, which starts sooner. */
public final class FloorPlain implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JSON.readTree(input);
    HttpURLConnection call =
        (HttpURLConnection) URI.create(System.getenv("FLOOR_URL")).toURL().openConnection();
    call.setRequestProperty("Authorization", "Bearer sandbox-floor");
    try (InputStream answer = call.getInputStream()) {
      output.write(JSON.writeValueAsBytes(told(JSON.readTree(answer))));
    }
  }

  /** So that a page without the mail is seen. */
  static ObjectNode told(JsonNode page) {
    return JSON.createObjectNode().put("mails", page.path("value").size());
  }
}
