package dev.threadmark.azure.store;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/** A {@link ManagedIdentity} as the clients of Azure's SDK take it. */
public final class ManagedIdentityCredential implements TokenCredential {
  private static final String ALL_OF_IT = "/.default";

  private final ManagedIdentity identity;

  public ManagedIdentityCredential(ManagedIdentity identity) {
    this.identity = identity;
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return Mono.fromCallable(() -> getTokenSync(request));
  }

  @Override
  public AccessToken getTokenSync(TokenRequestContext request) {
    ManagedIdentity.Token token = identity.token(resource(request));
    return new AccessToken(token.value(), token.expires().atOffset(ZoneOffset.UTC));
  }

  /** The endpoint asks for a resource, the SDK for a scope of it. */
  private static String resource(TokenRequestContext request) {
    String scope = request.getScopes().get(0);
    return scope.endsWith(ALL_OF_IT)
        ? scope.substring(0, scope.length() - ALL_OF_IT.length())
        : scope;
  }
}
