package dev.threadmark.provider.graph;

import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import dev.threadmark.provider.Answer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The one place that knows what a failure of Graph or of its SDK means. */
final class GraphAnswers {
  /** A mailbox that is not there, as opposed to a message. */
  private static final Set<String> NO_MAILBOX =
      Set.of("errorinvaliduser", "mailboxnotenabledforrestapi", "request_resourcenotfound");

  private static final String NO_TOKEN = "no token: ";

  private GraphAnswers() {}

  /** What {@code call} gives, or why it gives nothing. */
  static <T> Answer<T> ask(Supplier<T> call) {
    try {
      return new Answer.Got<>(call.get());
    } catch (ApiException e) {
      String code =
          e instanceof ODataError odata && odata.getError() != null
              ? odata.getError().getCode()
              : null;
      return failure(
          e.getResponseStatusCode(),
          Optional.ofNullable(code),
          RetryAfter.of(e.getResponseHeaders()));
    } catch (NoToken e) {
      String why = NO_TOKEN + e.getMessage();
      return e.isForGood() ? new Answer.Refused<>(why) : new Answer.Later<>(Optional.empty(), why);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof IOException cut) {
        return new Answer.Later<>(Optional.empty(), "cut off: " + cut.getClass().getSimpleName());
      }
      throw e;
    }
  }

  /** True if Graph itself was not even asked: it says nothing about what was to be done. */
  static boolean isNoToken(String why) {
    return why.startsWith(NO_TOKEN);
  }

  /** As {@link #ask} where the thing may be gone; any other failure is passed on as it is. */
  static <T> Answer<T> askUnlessGone(Supplier<T> call) {
    try {
      return new Answer.Got<>(call.get());
    } catch (ApiException e) {
      if (e.getResponseStatusCode() == 404 || e.getResponseStatusCode() == 410) {
        return new Answer.Gone<>(Integer.toString(e.getResponseStatusCode()));
      }
      throw e;
    }
  }

  /**
   * What an HTTP error means.
   *
   * @param code Graph's error code; spelled in several ways, so its case does not count
   */
  static <T> Answer<T> failure(int status, Optional<String> code, RetryAfter retryAfter) {
    String known = code.orElse("").toLowerCase(Locale.ROOT);
    String why = status + code.map(text -> " " + text).orElse("");
    if (status == 410 || known.startsWith("syncstate") || known.equals("resyncrequired")) {
      return new Answer.Gone<>(why);
    }
    if (status == 404) {
      if (NO_MAILBOX.contains(known)) {
        return new Answer.Refused<>(why);
      }
      // "Resource could not be discovered" tells of a mailbox that is down, not of a deletion.
      return known.equals("resourcenotfound")
          ? new Answer.Later<>(retryAfter.after(), why)
          : new Answer.Gone<>(why);
    }
    boolean passing =
        status >= 500
            || Set.of(0, 401, 408, 409, 412, 423, 425, 429).contains(status)
            || known.contains("throttled");
    return passing ? new Answer.Later<>(retryAfter.after(), why) : new Answer.Refused<>(why);
  }
}
