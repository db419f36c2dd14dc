package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.aws.service.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says who this function is to somebody outside of AWS, by a token that AWS has signed: its issuer
 * is the account's, its subject the function's role. Entra takes it in place of a client secret,
 * for the audience {@code api://AzureADTokenExchange}.
 *
 * <p>The account must have outbound identity federation on, and the role {@code
 * sts:GetWebIdentityToken} (<a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound.html">AWS on
 * it</a>); {@link dev.threadmark.port.StoreUnavailable} otherwise.
 */
public final class WebIdentity {
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

  /** Whoever gets a token may take his time with it. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Sts sts;
  private final InstantSource clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  WebIdentity(Sts sts, InstantSource clock) {
    this.sts = sts;
    this.clock = clock;
  }

  /** A JWT for that audience, from memory until five minutes before it expires. */
  public String token(String audience) {
    Instant now = clock.instant();
    return tokens.compute(audience, (same, known) -> fresh(audience, known, now)).jwt();
  }

  private record Token(String jwt, Instant expires) {}

  private Token fresh(String audience, Token known, Instant now) {
    boolean keeps = known != null && now.isBefore(known.expires().minus(MARGIN));
    return keeps ? known : get(audience);
  }

  private Token get(String audience) {
    Answer answer = ask(audience, LIFE);
    if (answer.is("SessionDurationEscalationException")) {
      // The role's own session ends sooner, and the token may not outlive it.
      answer = ask(audience, SHORTEST_LIFE);
    }
    JsonNode got = answer.got();
    return new Token(
        got.path("WebIdentityToken").asText(), Instant.parse(got.path("Expiration").asText()));
  }

  private Answer ask(String audience, Duration life) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("Audience.member.1", audience);
    parameters.put("DurationSeconds", Long.toString(life.toSeconds()));
    parameters.put("SigningAlgorithm", "RS256");
    return sts.ask("GetWebIdentityToken", parameters);
  }
}
