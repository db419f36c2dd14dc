package dev.threadmark.customer;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.provider.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * That somebody has entered the code, for {@link #LASTS}: a cookie that is signed for this person
 * and ticket, which no script can read, which comes with no request that another site began, and
 * only below the page's own path. Nothing is kept of it.
 *
 * @param value {@code <seconds since 1970>.<signature>}
 */
record Session(String value) {
  static final Duration LASTS = Duration.ofMinutes(30);

  private static final String NAME = "threadmark-page";
  private static final String PURPOSE = "page-session";
  private static final String FORM = "page-form";
  private static final int MAC = 26;

  static Session begin(TokenKeys keys, Visit visit, Instant now) {
    String until = Long.toString(now.plus(LASTS).getEpochSecond());
    return new Session(until + "." + keys.sign(PURPOSE, MAC, visit.name(), until));
  }

  /** The one that {@code request} has, if it is ours and its time is not over. */
  static Optional<Session> of(Request request, TokenKeys keys, Visit visit, Instant now) {
    return Arrays.stream(request.header("cookie").orElse("").split(";"))
        .map(String::strip)
        .filter(pair -> pair.startsWith(NAME + "="))
        .map(pair -> pair.substring(NAME.length() + 1))
        .filter(value -> value.matches("\\d{1,12}\\.[0-9a-z]{28}"))
        .filter(
            value ->
                keys.signed(
                    value.substring(value.indexOf('.') + 1),
                    PURPOSE,
                    MAC,
                    visit.name(),
                    until(value)))
        .filter(value -> now.getEpochSecond() < Long.parseLong(until(value)))
        .map(Session::new)
        .findFirst();
  }

  private static String until(String value) {
    return value.substring(0, value.indexOf('.'));
  }

  /** What a form of this session must bring along, so that no other page can send one. */
  String form(TokenKeys keys) {
    return keys.sign(FORM, MAC, value);
  }

  boolean formed(TokenKeys keys, String form) {
    return keys.signed(form, FORM, MAC, value);
  }

  /**
   * {@code Set-Cookie}.
   *
   * @param page where it is; over http on loopback alone
   */
  String cookie(URI page) {
    return cookie(page, value, LASTS);
  }

  /** {@code Set-Cookie} that ends it. */
  static String end(URI page) {
    return cookie(page, "", Duration.ZERO);
  }

  private static String cookie(URI page, String value, Duration age) {
    String secure = "https".equalsIgnoreCase(page.getScheme()) ? "; Secure" : "";
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(NAME, value, page.getPath(), age.toSeconds(), secure);
  }
}
