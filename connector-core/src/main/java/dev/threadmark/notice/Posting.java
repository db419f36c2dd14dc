package dev.threadmark.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** POSTs JSON. Follows no redirect: a secret address is for one host. */
final class Posting {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();

  private Posting() {}

  static Channel.Told post(URI uri, String json, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    headers.forEach(request::header);
    try {
      return told(CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()));
    } catch (IOException e) {
      return new Channel.Told.Later(Optional.empty(), e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Channel.Told.Later(Optional.empty(), "interrupted");
    }
  }

  private static Channel.Told told(HttpResponse<?> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return new Channel.Told.Done();
    }
    Optional<Duration> after =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("\\d{1,6}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    boolean never = status == 410 || status == 404 || status == 400;
    return never
        ? new Channel.Told.Refused("status " + status)
        : new Channel.Told.Later(after, "status " + status);
  }
}
