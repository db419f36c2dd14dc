package dev.threadmark.provider;

import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as any platform gives it.
 *
 * @param path without query, such as {@code /graph}
 * @param query decoded exactly once
 * @param headers names in lower case, last value wins
 */
public record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  /** No notification of either provider comes near this. */
  public static final int MAX_BODY_BYTES = 1024 * 1024;

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
