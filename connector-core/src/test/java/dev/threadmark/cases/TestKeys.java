package dev.threadmark.cases;

import dev.threadmark.correlate.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The keys by which the cases' tokens are signed. */
public final class TestKeys {
  public static final TokenKeys ONE =
      new TokenKeys(Map.of("c1", "not a secret, for cases only".getBytes(StandardCharsets.UTF_8)));

  private TestKeys() {}
}
