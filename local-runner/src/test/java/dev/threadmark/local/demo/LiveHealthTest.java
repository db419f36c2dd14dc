package dev.threadmark.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.local.Console;
import dev.threadmark.local.runtime.DataFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health of a demo that has handled its mail, as programs ask for it. */
class LiveHealthTest {
  @TempDir private Path folder;

  @Test
  void isToldByTheLivePageAndByTheCommandAlike() throws IOException, InterruptedException {
    try (Demo demo = new Demo(List.of("graph", "gmail"), DataFolder.at(folder), 0)) {
      demo.deliver(Story.mails().get(0), new Postmark(Instant.now()));
      demo.drain();

      HttpResponse<String> health = get(demo, "/health.json");
      assertEquals(200, health.statusCode(), health.body());
      assertTrue(health.body().contains("\"reconciledThrough\":\"20"), health.body());

      HttpResponse<String> metrics = get(demo, "/metrics");
      assertEquals(
          2,
          metrics
              .body()
              .lines()
              .filter(line -> line.startsWith("threadmark_mailbox_well{") && line.endsWith("} 1"))
              .count(),
          metrics.body());
    }
    assertEquals(0, Console.run("health", "--data", folder.toString()).exit());
  }

  private static HttpResponse<String> get(Demo demo, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + demo.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
