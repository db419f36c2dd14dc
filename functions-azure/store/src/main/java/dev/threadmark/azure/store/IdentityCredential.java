package dev.threadmark.azure.store;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import dev.threadmark.provider.WorkloadIdentity;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/** A {@link WorkloadIdentity} as the clients of Azure's SDK take it. */
final class IdentityCredential implements TokenCredential {
  private static final String ALL_OF_IT = "/.default";

  /** The identity does not say until when; it keeps its tokens itself and is asked often. */
  private static final Duration AT_LEAST = Duration.ofMinutes(2);

  private final WorkloadIdentity identity;

  IdentityCredential(WorkloadIdentity identity) {
    this.identity = identity;
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.fromCallable(() -> getTokenSync(request));
  }

  @Override
  public AccessToken getTokenSync(TokenRequestContext request) {
    String scope = request.getScopes().get(0);
    String resource =
        scope.endsWith(ALL_OF_IT) ? scope.substring(0, scope.length() - ALL_OF_IT.length()) : scope;
    return new AccessToken(
        identity.token(resource), OffsetDateTime.now(ZoneOffset.UTC).plus(AT_LEAST));
  }
}
