package dev.threadmark.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests that nobody thought of, drawn from a seed. */
final class Fuzz {
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "%",
          "%2e%2e",
          "..",
          "null",
          "0",
          "-1",
          "99999999999999999999",
          "\u0000",
          "é",
          "\uD83D\uDE00",
          "'",
          "\"",
          "<b>",
          "{}",
          "[]",
          "a@b",
          "*",
          "W/\"1\"",
          "\"1\"",
          "+",
          "/",
          "000000000000000",
          "0000000000000000000-ZZZZ-ZZZZ-ZZZZ",
          "7K3F-9QXM-2B4D",
          "\uD800");
  private static final List<String> NAMES =
      List.of("status", "limit", "cursor", "after", "days", "q", "tag", "assignee");

  private final Random random;

  Fuzz(long seed) {
    random = new Random(seed);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String text() {
    return random.nextInt(50) == 0 ? "x".repeat(random.nextInt(100_000)) : one(ODD);
  }

  String method(String usual) {
    return random.nextInt(10) == 0 ? one(List.of("GET", "PUT", "POST", "DELETE", "X")) : usual;
  }

  String path(String usual) {
    if (random.nextInt(10) != 0) {
      return usual;
    }
    int at = random.nextInt(usual.length());
    return usual.substring(0, at) + text().replace("?", "") + usual.substring(at);
  }

  String query() {
    return random.nextInt(3) == 0 ? "?" + one(NAMES) + "=" + text() : "";
  }

  /** A body that makes sense, or with a piece of it replaced, taken out or put in. */
  String body(String usual) {
    if (usual.isEmpty() || random.nextInt(4) == 0) {
      return text();
    }
    int from = random.nextInt(usual.length());
    int to = Math.min(usual.length(), from + random.nextInt(12));
    return random.nextInt(3) == 0 ? usual : usual.substring(0, from) + text() + usual.substring(to);
  }

  Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    if (random.nextBoolean()) {
      headers.put("if-match", random.nextBoolean() ? "*" : text());
    }
    if (random.nextBoolean()) {
      headers.put("idempotency-key", "key-" + text());
    }
    return headers;
  }
}
