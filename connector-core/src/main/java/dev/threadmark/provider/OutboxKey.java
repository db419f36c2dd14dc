package dev.threadmark.provider;

/**
 * Names one mail that is to be sent once: whoever owes the same mail comes to the same key, and the
 * provider keeps it with the mail.
 *
 * @param value 16 to 64 of {@code 0-9a-z}: it stands in header fields, queries and Message-IDs
 */
public record OutboxKey(String value) {
  public OutboxKey {
    if (!value.matches("[0-9a-z]{16,64}")) {
      throw new IllegalArgumentException("an outbox key is 16 to 64 of 0-9a-z");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
