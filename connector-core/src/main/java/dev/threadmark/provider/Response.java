package dev.threadmark.provider;

import java.util.Map;

/**
 * An HTTP answer for any platform to give.
 *
 * @param headers further ones
 */
public record Response(int status, String contentType, String body, Map<String, String> headers) {
  public Response(int status, String contentType, String body) {
    this(status, contentType, body, Map.of());
  }

  /** Plain text. */
  public static Response plain(int status, String body) {
    return new Response(status, "text/plain; charset=utf-8", body);
  }
}
