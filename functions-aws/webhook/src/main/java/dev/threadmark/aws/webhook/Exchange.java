package dev.threadmark.aws.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/**
 * One HTTP request and its answer, over the JDK's oldest client: it loads the fewest classes. It
 * keeps connections for the next request, and sends again on a kept one that turns out to be dead.
 *
 * @param body what came back, be it an error's
 */
record Exchange(int status, byte[] body) {
  private static final int PATIENCE_MILLIS = 2_000;

  /**
   * @param body null for a GET
   */
  static Exchange send(URI uri, Map<String, String> headers, byte[] body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setUseCaches(false);
    connection.setInstanceFollowRedirects(false);
    headers.forEach(connection::setRequestProperty);
    if (body != null) {
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.getOutputStream().write(body);
    }
    int status = connection.getResponseCode();
    // Read to its end, else the connection is not kept.
    try (InputStream answer =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Exchange(status, answer == null ? new byte[0] : answer.readAllBytes());
    }
  }
}
