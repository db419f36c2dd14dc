package dev.threadmark.sandbox.graph;

import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import java.util.Map;

/** A bearer token that the sandbox takes. */
final class SandboxTokens implements AuthenticationProvider {
  @Override
  public void authenticateRequest(
      RequestInformation request, Map<String, Object> additionalContext) {
    request.headers.tryAdd("Authorization", "Bearer sandbox-test");
  }
}
