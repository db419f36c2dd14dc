package dev.threadmark.port;

/**
 * Where a row lies. Rows of one partition can be written together and are sorted by their row key,
 * as bytes of UTF-8.
 *
 * <p>Both keys keep to what Azure Tables and DynamoDB both take: 1 to 512 printable ASCII
 * characters without {@code / \ # ?} in the row key; {@code /} is allowed in the partition, whose
 * driver encodes it.
 */
public record RowKey(String partition, String row) {
  public RowKey {
    check("partition", partition, "\\#?");
    check("row key", row, "/\\#?");
  }

  private static void check(String what, String key, String forbidden) {
    boolean sound = !key.isEmpty() && key.length() <= 512;
    for (int at = 0; sound && at < key.length(); at++) {
      char c = key.charAt(at);
      sound = c > ' ' && c < 127 && forbidden.indexOf(c) < 0;
    }
    if (!sound) {
      throw new IllegalArgumentException("not a %s: '%s'".formatted(what, key));
    }
  }
}
