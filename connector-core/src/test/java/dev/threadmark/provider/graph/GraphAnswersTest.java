package dev.threadmark.provider.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.microsoft.kiota.ApiException;
import dev.threadmark.provider.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphAnswersTest {

  @ParameterizedTest
  @CsvSource({
    "404, ErrorItemNotFound, Gone",
    "404, , Gone",
    "404, ResourceNotFound, Later",
    "404, ErrorInvalidUser, Refused",
    "404, MailboxNotEnabledForRESTAPI, Refused",
    "410, SyncStateNotFound, Gone",
    "410, , Gone",
    "400, syncStateNotFound, Gone",
    "400, resyncRequired, Gone",
    "400, ErrorInvalidUrlQuery, Refused",
    "400, ErrorAccountThrottled, Later",
    "401, InvalidAuthenticationToken, Later",
    "403, ErrorAccessDenied, Refused",
    "403, ApplicationThrottled, Later",
    "409, ErrorIrresolvableConflict, Later",
    "412, ErrorIrresolvableConflict, Later",
    "429, , Later",
    "500, , Later",
    "504, UnknownError, Later",
    "0, , Later"
  })
  void saysWhatAStatusAndACodeMean(int status, String code, String expected) {
    Answer<String> answer =
        GraphAnswers.failure(status, Optional.ofNullable(code), RetryAfter.NONE);

    assertEquals(expected, answer.getClass().getSimpleName());
  }

  @Test
  void takesABrokenConnectionForLater() {
    Answer<String> answer =
        GraphAnswers.ask(
            () -> {
              throw new RuntimeException(new IOException("unexpected end of stream"));
            });

    assertInstanceOf(Answer.Later.class, answer);
  }

  @Test
  void takesAMissingTokenForLaterUnlessSomebodyHasToMendIt() {
    assertEquals(new Answer.Later<>(Optional.empty(), "no token: so"), withoutToken(false));
    assertEquals(new Answer.Refused<>("no token: so"), withoutToken(true));
  }

  private static Answer<String> withoutToken(boolean forGood) {
    return GraphAnswers.ask(
        () -> {
          throw new NoToken("so", forGood);
        });
  }

  @Test
  void takesAnErrorWithoutAStatusForLater() {
    Answer<String> answer =
        GraphAnswers.ask(
            () -> {
              throw new ApiException("no body");
            });

    assertInstanceOf(Answer.Later.class, answer);
  }

  @Test
  void letsABugThrough() {
    assertThrows(
        NullPointerException.class,
        () ->
            GraphAnswers.ask(
                () -> {
                  throw new NullPointerException();
                }));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7000",
    "2.128, 2128",
    "0, 0",
    " 3 , 3000",
    "1e12, 86400000",
    "'Mon, 02 Nov 2026 10:00:30 GMT', 30000",
    "'Mon, 02 Nov 2026 09:00:00 GMT', 0"
  })
  void readsEveryKindOfRetryAfter(String value, long millis) {
    RetryAfter read =
        RetryAfter.of(Map.of("retry-after", value, "Date", "Mon, 02 Nov 2026 10:00:00 GMT"));

    assertEquals(Optional.of(Duration.ofMillis(millis)), read.after());
  }

  @ParameterizedTest
  @CsvSource({"soon", "-1", "NaN", "''"})
  void takesNonsenseForNoTimeAtAll(String value) {
    assertEquals(RetryAfter.NONE, RetryAfter.of(Map.of("Retry-After", value)));
  }
}
