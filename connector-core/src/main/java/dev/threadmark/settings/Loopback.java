package dev.threadmark.settings;

import java.net.URI;

/** Which addresses are this machine's own, where a sandbox or a test listens. */
public final class Loopback {
  private Loopback() {}

  /** By what the address says; no name is looked up, which may be answered by anybody. */
  public static boolean is(URI address) {
    String host = address.getHost();
    return host != null && host.matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  }

  /** True where a token may be sent to: over https, or without leaving this machine. */
  public static boolean orHttps(URI address) {
    return "https".equalsIgnoreCase(address.getScheme()) || is(address);
  }
}
