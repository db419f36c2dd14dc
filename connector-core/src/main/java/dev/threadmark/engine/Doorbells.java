package dev.threadmark.engine;

import dev.threadmark.provider.Doorbell;
import dev.threadmark.store.Json;

/** Doorbells as queue messages. */
public final class Doorbells {
  private Doorbells() {}

  public static String write(Doorbell doorbell) {
    return Json.write(doorbell);
  }

  public static Doorbell read(String message) {
    return Json.read(message, Doorbell.class);
  }
}
