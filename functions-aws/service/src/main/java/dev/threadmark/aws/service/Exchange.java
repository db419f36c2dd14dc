package dev.threadmark.aws.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/**
 * One HTTP request and its answer, over the JDK's oldest client: it loads the fewest classes. It
 * keeps connections for the next request.
 *
 * @param header a field of the answer by its name in any case; null if there is none
 * @param body what came back, be it an error's
 */
public record Exchange(int status, UnaryOperator<String> header, byte[] body) {
  private static final int CONNECT_MILLIS = 2_000;

  /**
   * Sends once. An answer that is shorter than it says, or other than its {@code x-amz-crc32}, is
   * an {@link IOException}.
   *
   * @param body null for a GET
   * @param patience with each read of the answer; a connection has two seconds
   */
  static Exchange send(URI uri, Map<String, String> headers, byte[] body, Duration patience)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout((int) patience.toMillis());
    connection.setUseCaches(false);
    connection.setInstanceFollowRedirects(false);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      connection.setRequestProperty(header.getKey(), header.getValue());
    }
    if (body != null) {
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      // Else it is sent again, and nobody told, where a kept connection turns out to be dead.
      connection.setFixedLengthStreamingMode(body.length);
      try (var sent = connection.getOutputStream()) {
        sent.write(body);
      }
    }
    return answer(connection);
  }

  private static Exchange answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    // Read to its end, else the connection is not kept.
    try (InputStream answer =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] body = answer == null ? new byte[0] : answer.readAllBytes();
      long length = connection.getContentLengthLong();
      if (length >= 0 && length != body.length) {
        throw new IOException("an answer that was cut short");
      }
      refuseDamaged(connection.getHeaderField("x-amz-crc32"), body);
      return new Exchange(status, connection::getHeaderField, body);
    }
  }

  /** What DynamoDB says that it has sent. */
  private static void refuseDamaged(String sum, byte[] body) throws IOException {
    if (sum == null) {
      return;
    }
    CRC32 crc = new CRC32();
    crc.update(body);
    if (!sum.strip().equals(Long.toString(crc.getValue()))) {
      throw new IOException("an answer that was damaged on its way");
    }
  }
}
