package dev.threadmark.aws.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The events in {@code src/test/resources/events}, after AWS's pages on each service. */
final class Events {
  private Events() {}

  static String read(String name) {
    try (InputStream event = Events.class.getResourceAsStream("/events/" + name + ".json")) {
      return new String(event.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
