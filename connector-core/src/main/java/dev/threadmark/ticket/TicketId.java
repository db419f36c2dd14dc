package dev.threadmark.ticket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A ticket's number, such as {@code 7K3F-9QXM-2B4D}: 60 bits in Crockford's base 32.
 *
 * <p>It is derived from the ticket's root, so every worker that sees the thread first comes to the
 * same number without asking anybody. Among a million tickets of a tenant two share a number with a
 * chance of 4 in 10 million; the second would be refused and quarantined, never mixed in.
 */
public record TicketId(String value) implements Comparable<TicketId> {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final Pattern FORM =
      Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");

  public TicketId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a ticket number; they look like 7K3F-9QXM-2B4D".formatted(value));
    }
  }

  /** The number of the ticket that grows from {@code root}. */
  public static TicketId derive(String root) {
    byte[] hash;
    try {
      hash = MessageDigest.getInstance("SHA-256").digest(root.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    StringBuilder number = new StringBuilder();
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | (hash[i] & 0xff);
    }
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 4 == 0) {
        number.append('-');
      }
      number.append(ALPHABET.charAt((int) (bits >>> (59 - 5 * i)) & 31));
    }
    return new TicketId(number.toString());
  }

  /**
   * Reads a number as people write it: any case, with or without dashes, O for 0, I and L for 1.
   */
  public static Optional<TicketId> parse(String text) {
    String plain =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s#-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (!plain.matches("[0-9A-HJKMNP-TV-Z]{12}")) {
      return Optional.empty();
    }
    return Optional.of(
        new TicketId(
            plain.substring(0, 4) + "-" + plain.substring(4, 8) + "-" + plain.substring(8)));
  }

  /** The number without dashes, as it goes into tokens and addresses. */
  public String compact() {
    return value.replace("-", "");
  }

  @Override
  public int compareTo(TicketId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
