package dev.threadmark.bench.cold;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** The least that any webhook does: reads the event, makes one request to a queue, answers. */
public final class FloorAck implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = JSON.readTree(input);
    put(JSON.createObjectNode().put("MessageBody", event.path("rawPath").asText()).toString());
    output.write(JSON.writeValueAsBytes(JSON.createObjectNode().put("statusCode", 202)));
  }

  private static void put(String message) throws IOException {
    HttpURLConnection call =
        (HttpURLConnection) URI.create(System.getenv("FLOOR_URL")).toURL().openConnection();
    call.setDoOutput(true);
    call.getOutputStream().write(message.getBytes());
    try (InputStream answer = call.getInputStream()) {
      JSON.readTree(answer);
    }
  }
}
