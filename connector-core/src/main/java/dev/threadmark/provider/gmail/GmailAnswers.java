package dev.threadmark.provider.gmail;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import dev.threadmark.provider.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one place where what Gmail answers, and what its SDK throws, becomes an {@link Answer}.
 *
 * <p>Too fast is 429 or 403 with a reason of the {@code usageLimits} domain. A 401 is Later: the
 * service also refuses good tokens now and then. A body that is not the service's own error JSON
 * makes the SDK throw IllegalArgumentException and the status is lost; a static token that is
 * refused makes it throw IllegalStateException. Both are Later. Google's credentials throw what is
 * Retryable, ours throw NoToken.
 *
 * @see <a href="https://developers.google.com/workspace/gmail/api/guides/handle-errors">Gmail:
 *     errors</a>
 */
final class GmailAnswers {
  private static final Set<String> TOO_FAST =
      Set.of(
          "rateLimitExceeded",
          "userRateLimitExceeded",
          "quotaExceeded",
          "dailyLimitExceeded",
          "concurrentLimitExceeded",
          "backendError");
  private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toSeconds());

  private static final String NO_TOKEN = "no token: ";

  private GmailAnswers() {}

  /** A call of the SDK, and nothing else: its exceptions are taken for answers. */
  interface Asking<T> {
    T ask() throws IOException;
  }

  static <T> Answer<T> ask(Asking<T> asking) {
    try {
      return new Answer.Got<>(asking.ask());
    } catch (GoogleJsonResponseException e) {
      return of(e.getStatusCode(), e.getDetails(), e.getHeaders());
    } catch (HttpResponseException e) {
      return of(e.getStatusCode(), null, e.getHeaders());
    } catch (NoToken e) {
      return noToken(e);
    } catch (IOException e) {
      return e instanceof Retryable
          ? noToken(NoToken.of(NoToken.GRANT, e))
          : new Answer.Later<>(Optional.empty(), "cut off: " + e.getClass().getSimpleName());
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Answer.Later<>(
          Optional.empty(), "no answer of Gmail's: " + e.getClass().getName());
    }
  }

  private static <T> Answer<T> noToken(NoToken e) {
    String why = NO_TOKEN + e.getMessage();
    return e.isForGood() ? new Answer.Refused<>(why) : new Answer.Later<>(Optional.empty(), why);
  }

  /** True if Gmail itself was not even asked: it says nothing about what was to be done. */
  static boolean isNoToken(String why) {
    return why.startsWith(NO_TOKEN);
  }

  /**
   * The answer that a failure means.
   *
   * @param error the body; null where there is none
   */
  static <T> Answer<T> of(int status, GoogleJsonError error, HttpHeaders headers) {
    String reason = reason(error);
    String why = (status + " " + reason).strip();
    if (status == 404 || status == 410) {
      return new Answer.Gone<>(why);
    }
    boolean later =
        status == 401
            || status == 408
            || status == 429
            || status >= 500
            || (status == 403 && TOO_FAST.contains(reason));
    return later ? new Answer.Later<>(retryAfter(headers), why) : new Answer.Refused<>(why);
  }

  /** True for a 5xx: the service cannot. */
  static boolean ill(Answer<?> answer) {
    return answer instanceof Answer.Later<?> later && later.why().matches("5\\d\\d\\b.*");
  }

  /** {@code Retry-After} in seconds, with a fraction at times; a date counts as none. */
  static Optional<Duration> retryAfter(HttpHeaders headers) {
    String text = headers == null ? null : headers.getRetryAfter();
    if (text == null || !text.strip().matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    BigDecimal seconds = new BigDecimal(text.strip()).min(DAY);
    return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
  }

  private static String reason(GoogleJsonError error) {
    List<GoogleJsonError.ErrorInfo> errors = error == null ? null : error.getErrors();
    if (errors == null || errors.isEmpty() || errors.get(0).getReason() == null) {
      return "";
    }
    return errors.get(0).getReason().replaceAll("[^A-Za-z0-9_.-]", "");
  }
}
