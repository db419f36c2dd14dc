package dev.threadmark.provider.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.Sending;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class GraphTokensTest {
  private static final MailboxId DESK = new MailboxId("acme", new Address("desk@acme.example"));
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/v1.0");

  static Stream<RuntimeException> failures() {
    return Stream.of(
        new CredentialUnavailableException("s3cret"),
        new ClientAuthenticationException("s3cret", null),
        new IllegalStateException("s3cret"),
        new IllegalArgumentException("s3cret"),
        new RuntimeException(new ExecutionException(new IllegalStateException("s3cret"))));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverACredentialThrowsIsLaterAndTellsNothingOfIt(RuntimeException failure) {
    Answer<String> answer =
        EntraStub.asking(GraphTokens.of(request -> Mono.error(failure), EntraStub.GRAPH));

    String why = assertInstanceOf(Answer.Later.class, answer).why();
    assertEquals("no token: ", why.replaceAll("[A-Z][A-Za-z]+Exception", ""));
  }

  /** An expired secret is no fault of the mail. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noMailIsGivenUpForWantOfAToken(boolean forGood) {
    GraphSender sender =
        new GraphSender(
            (request, context) -> {
              throw new NoToken("invalid_client", forGood);
            },
            GraphSettings.of(
                NOWHERE,
                NOWHERE,
                new ClientState("a secret of some length".getBytes(StandardCharsets.UTF_8))));

    assertEquals(
        new Sending.Later(Optional.empty(), "no token: invalid_client"),
        sender.send(DESK, mail(), Optional.empty()));
  }

  private static OutgoingMail mail() {
    return new OutgoingMail(
        new OutboxKey("0123456789abcdef"),
        DESK.address(),
        List.of(new Address("kim@customer.example")),
        List.of(),
        Optional.empty(),
        "Ticket",
        "We have it.",
        Optional.empty(),
        Map.of(),
        true,
        List.of(),
        Instant.EPOCH);
  }
}
