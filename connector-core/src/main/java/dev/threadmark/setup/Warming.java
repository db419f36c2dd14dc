package dev.threadmark.setup;

import dev.threadmark.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;

/**
 * Wakes our own webhook, by the handshake that Graph will use a moment later: it waits ten seconds
 * for an answer, and a function that sleeps may take longer.
 */
final class Warming {
  private static final int PATIENCE_MILLIS = 30_000;

  private Warming() {}

  /** Nothing where no provider of these tries the webhook before it rings. */
  static void call(List<Watched> mailboxes, Settings settings) {
    if (mailboxes.stream().anyMatch(one -> one.provider().equals("graph"))) {
      call(URI.create(BellReaders.hook(settings, "graph") + "?validationToken=awake"));
    }
  }

  private static void call(URI handshake) {
    try {
      HttpURLConnection connection = (HttpURLConnection) handshake.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(0);
      connection.setRequestProperty("Content-Type", "text/plain; charset=utf-8");
      connection.getOutputStream().close();
      if (connection.getResponseCode() != 200) {
        throw new IOException("the webhook answered " + connection.getResponseCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
