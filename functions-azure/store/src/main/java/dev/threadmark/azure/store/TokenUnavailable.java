package dev.threadmark.azure.store;

/** The app's identity cannot be proven now; the call that needed it may be made again later. */
public final class TokenUnavailable extends RuntimeException {
  TokenUnavailable(String resource, Throwable cause) {
    super("no token for " + resource, cause);
  }
}
