package dev.threadmark.sandbox.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Ids that depend on nothing but what they name. */
final class Digests {
  private Digests() {}

  static byte[] of(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An id as Exchange makes them: letters, digits, {@code -}, {@code _} and a final {@code =}. */
  static String id(String prefix, String... parts) {
    byte[] joined = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    return prefix + Base64.getUrlEncoder().encodeToString(of("SHA-256", joined));
  }
}
