package dev.threadmark.bench.cold;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The least that reads mail in Graph: one page of a delta by the JDK's client, read by Jackson. */
public final class FloorGraph implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JSON.readTree(input);
    JsonNode page = JSON.readTree(page());
    output.write(JSON.writeValueAsBytes(FloorPlain.told(page)));
  }

  private static InputStream page() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(System.getenv("FLOOR_URL")))
            .header("Authorization", "Bearer sandbox-floor")
            .build();
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.ofInputStream())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
