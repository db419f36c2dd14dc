package dev.threadmark.provider.graph;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps okhttp from repeating a request by itself: a 503 with {@code Retry-After: 0} is sent again
 * at once, whatever its method and whatever {@code retryOnConnectionFailure} says. Must be a
 * network interceptor, to come before that.
 */
final class NoImmediateRetry implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    boolean atOnce =
        response.code() == 503 && response.header("Retry-After", "").strip().matches("0+");
    return atOnce ? response.newBuilder().header("Retry-After", "1").build() : response;
  }
}
