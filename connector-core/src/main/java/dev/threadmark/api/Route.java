package dev.threadmark.api;

import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A method and a path, what they need and what answers them.
 *
 * @param path as OpenAPI writes it, below {@link Api#ROOT}, such as {@code mailboxes/{tenant}}
 * @param needs in the mailbox of the path, or where it names none, in any
 * @param rings the bell that is rung when it was done, so that what comes of it does not wait for
 *     the keeper
 */
record Route(
    String method,
    String path,
    Access needs,
    Function<Call, Response> answer,
    Optional<Doorbell.Why> rings) {

  /** One that reads rings nobody; one that changes something has what is due go out. */
  Route(String method, String path, Access needs, Function<Call, Response> answer) {
    this(
        method,
        path,
        needs,
        answer,
        needs == Access.VIEWER ? Optional.empty() : Optional.of(Doorbell.Why.OUTBOX));
  }

  /** The parts of {@code actual} that have a name, decoded; empty if it is another path. */
  Optional<Map<String, String>> match(String actual) {
    String[] wanted = path.split("/");
    String[] given = actual.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{")) {
        parts.put(wanted[i].substring(1, wanted[i].length() - 1), decoded(given[i]));
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }

  /** A plus is a plus in a path: addresses have them. What cannot be decoded names nothing. */
  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
