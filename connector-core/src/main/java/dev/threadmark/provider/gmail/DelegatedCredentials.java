package dev.threadmark.provider.gmail;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.http.json.JsonHttpContent;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import dev.threadmark.mail.Address;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * Domain-wide delegation without a key: a service account whose key stays at Google signs that it
 * acts for one mailbox, and gets an hour's token for that. The base class keeps it until about four
 * minutes before it expires. Needs {@code roles/iam.serviceAccountTokenCreator} on the account for
 * whoever {@code caller} is.
 *
 * @see <a
 *     href="https://docs.cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/signJwt">IAM:
 *     signJwt</a>
 * @see <a href="https://developers.google.com/identity/protocols/oauth2/service-account">Google:
 *     OAuth 2.0 for service accounts</a>
 */
final class DelegatedCredentials extends OAuth2Credentials {
  private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int PATIENCE_MILLIS = 10_000;
  private static final JsonFactory JSON = GsonFactory.getDefaultInstance();

  private final transient OAuth2Credentials caller;
  private final transient HttpTransport transport;
  private final transient GoogleEndpoints endpoints;
  private final transient Clock clock;
  private final String account;
  private final transient Address mailbox;

  /**
   * @param caller may have the account sign
   * @param account the service account's address
   */
  DelegatedCredentials(
      OAuth2Credentials caller,
      HttpTransport transport,
      GoogleEndpoints endpoints,
      Clock clock,
      String account,
      Address mailbox) {
    this.caller = caller;
    this.transport = transport;
    this.endpoints = endpoints;
    this.clock = clock;
    this.account = account;
    this.mailbox = mailbox;
  }

  @Override
  public AccessToken refreshAccessToken() throws NoToken {
    step("token exchange", this::exchange);
    String assertion = step("signJwt", this::signed);
    return step(NoToken.GRANT, () -> granted(assertion));
  }

  /** Google's libraries throw more than they say: a body they do not expect is a bug to them. */
  private static <T> T step(String name, GmailAnswers.Asking<T> asking) throws NoToken {
    try {
      return asking.ask();
    } catch (IOException | RuntimeException e) {
      throw NoToken.of(name, e);
    }
  }

  private Void exchange() throws IOException {
    caller.refreshIfExpired();
    return null;
  }

  private String signed() throws IOException {
    URI sign = endpoints.iam().resolve("v1/projects/-/serviceAccounts/" + account + ":signJwt");
    Map<String, String> body = Map.of("payload", JSON.toString(claims(clock.instant())));
    GenericJson answer = post(sign, new JsonHttpContent(JSON, body), new RenewingOnce(caller));
    return text(answer, "signedJwt");
  }

  private JsonWebToken.Payload claims(Instant now) {
    return new JsonWebToken.Payload()
        .setIssuer(account)
        .setSubject(mailbox.value())
        .setAudience(GoogleEndpoints.GRANT.toString())
        .setIssuedAtTimeSeconds(now.getEpochSecond())
        .setExpirationTimeSeconds(now.plus(LIFE).getEpochSecond())
        .set("scope", GmailCredentials.SCOPE);
  }

  private AccessToken granted(String assertion) throws IOException {
    Map<String, String> form = Map.of("grant_type", JWT_BEARER, "assertion", assertion);
    GenericJson answer = post(endpoints.grant(), new UrlEncodedContent(form), request -> {});
    long seconds = Long.parseLong(text(answer, "expires_in"));
    Instant end = clock.instant().plusSeconds(seconds);
    return new AccessToken(text(answer, "access_token"), Date.from(end));
  }

  private GenericJson post(URI to, HttpContent content, HttpRequestInitializer credential)
      throws IOException {
    HttpRequest request =
        transport
            .createRequestFactory(credential)
            .buildPostRequest(new GenericUrl(to), content)
            .setConnectTimeout(PATIENCE_MILLIS)
            .setReadTimeout(PATIENCE_MILLIS)
            .setNumberOfRetries(1)
            .setParser(new JsonObjectParser(JSON));
    return request.execute().parseAs(GenericJson.class);
  }

  private static String text(GenericJson answer, String name) throws NoToken {
    Object value = answer == null ? null : answer.get(name);
    if (value == null || value.toString().isBlank()) {
      throw new NoToken("an answer without " + name, false);
    }
    return value.toString();
  }
}
