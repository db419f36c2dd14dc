package dev.threadmark.provider.gmail;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import com.google.auth.Credentials;
import com.google.auth.http.HttpCredentialsAdapter;
import java.io.IOException;

/**
 * Puts a credential's token on a request, and renews it after a 401 if the request may be sent
 * again. The adapter alone also renews after the last one, for nobody.
 */
final class RenewingOnce implements HttpRequestInitializer, HttpUnsuccessfulResponseHandler {
  private final HttpCredentialsAdapter adapter;

  RenewingOnce(Credentials credentials) {
    adapter = new HttpCredentialsAdapter(credentials);
  }

  @Override
  public void initialize(HttpRequest request) throws IOException {
    adapter.initialize(request);
    request.setUnsuccessfulResponseHandler(this);
  }

  @Override
  public boolean handleResponse(HttpRequest request, HttpResponse response, boolean again) {
    boolean renewed = again && adapter.handleResponse(request, response, true);
    request.setUnsuccessfulResponseHandler(this);
    return renewed;
  }
}
