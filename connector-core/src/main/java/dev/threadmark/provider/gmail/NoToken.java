package dev.threadmark.provider.gmail;

import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * There is no token to ask Gmail with. The message says why in a few words: the step, the status
 * and Google's error code. No cause is kept, since messages of others may hold what must not be
 * told, and a failed login must not be taken for an answer of Gmail's: its 404 is no lost message.
 */
final class NoToken extends IOException {
  /** The step at which Google says whether the account may act for the mailbox. */
  static final String GRANT = "grant";

  private static final Pattern IN_BODY =
      Pattern.compile("\"(?:error|status)\"\\s*:\\s*\"([A-Za-z_]{1,40})\"");
  private static final Pattern IN_MESSAGE = Pattern.compile("^Error code ([A-Za-z_]{1,40})\\b");

  /** What Google says of a login that somebody has to mend. */
  private static final Set<String> FOR_GOOD =
      Set.of(
          "invalid_grant",
          "invalid_client",
          "invalid_request",
          "invalid_scope",
          "invalid_target",
          "unauthorized_client",
          "access_denied",
          "disabled_client",
          "deleted_client",
          "PERMISSION_DENIED",
          "NOT_FOUND",
          "INVALID_ARGUMENT",
          "FAILED_PRECONDITION");

  private final boolean forGood;

  /**
   * @param forGood true if asking again is no use before somebody has changed something
   */
  NoToken(String why, boolean forGood) {
    super(why);
    this.forGood = forGood;
  }

  boolean isForGood() {
    return forGood;
  }

  /** What a failure of Google's libraries means, which hide the answer in several ways. */
  static NoToken of(String step, Exception thrown) {
    Throwable innermost = thrown;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoToken known) {
        return known;
      }
      if (cause instanceof HttpResponseException answer) {
        return answered(step, answer);
      }
      innermost = cause;
    }
    String code = found(IN_MESSAGE, innermost.getMessage()).orElse("");
    return code.isEmpty()
        ? new NoToken(step + ": " + innermost.getClass().getSimpleName(), false)
        : new NoToken(step + ": " + code, FOR_GOOD.contains(code));
  }

  private static NoToken answered(String step, HttpResponseException answer) {
    Optional<String> code = found(IN_BODY, answer.getContent());
    String why = "%s: %d %s".formatted(step, answer.getStatusCode(), code.orElse(""));
    boolean passing = answer.getStatusCode() >= 500 || answer.getStatusCode() == 429;
    // Java's HTTP client loses the body of a 401, which says unauthorized_client at that step.
    boolean undelegated = step.equals(GRANT) && answer.getStatusCode() == 401;
    boolean known = code.filter(FOR_GOOD::contains).isPresent();
    return new NoToken(why.strip(), undelegated || (known && !passing));
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text == null ? "" : text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
