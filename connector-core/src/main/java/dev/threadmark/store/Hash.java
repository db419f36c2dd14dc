package dev.threadmark.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns ids that strangers chose, of any length and any characters, into row keys. */
public final class Hash {
  private Hash() {}

  /** A short name for paths: 20 hex digits. */
  public static String name(String id) {
    return of(id).substring(0, 20);
  }

  /** 40 hex digits of SHA-256 over the parts: no two different lists of parts hash the same. */
  public static String of(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
