package dev.threadmark.mail;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * One e-mail address, {@code local@domain}, kept in lower case: no provider in use tells addresses
 * apart by case, and two spellings of one person must be equal.
 *
 * <p>Internationalised addresses (RFC 6531) are kept as written, but composed (NFC, as RFC 6532
 * asks). They are equal by their {@link #key}: {@code ana@müller.example} and {@code
 * ana@xn--mller-kva.example} are one address.
 *
 * @param value the address without name, comment or angle brackets; never blank
 */
public record Address(String value) implements Comparable<Address> {
  public Address {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (!Letters.areAscii(value)) {
      value = Normalizer.normalize(value, Normalizer.Form.NFC);
    }
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an address must not be empty");
    }
  }

  /**
   * The address in {@code text}, or empty where it has no {@code @} with something on both sides.
   */
  public static Optional<Address> parse(String text) {
    String bare = text == null ? "" : text.strip();
    int at = bare.lastIndexOf('@');
    boolean whole = at > 0 && at < bare.length() - 1 && bare.chars().noneMatch(c -> c <= ' ');
    return whole ? Optional.of(new Address(bare)) : Optional.empty();
  }

  /** The one spelling that all spellings of this address share; not for people to read. */
  public String key() {
    int at = value.lastIndexOf('@');
    return at < 0 || Letters.areAscii(value)
        ? value
        : value.substring(0, at + 1) + DomainName.ascii(domain());
  }

  /** What stands before the last {@code @}; the whole value where there is none. */
  public String local() {
    int at = value.lastIndexOf('@');
    return at < 0 ? value : value.substring(0, at);
  }

  /** What stands after the last {@code @}; empty where there is none. */
  public String domain() {
    int at = value.lastIndexOf('@');
    return at < 0 ? "" : value.substring(at + 1);
  }

  /** The tag of a plus address (RFC 5233): {@code support+tag@example.com} has {@code tag}. */
  public Optional<String> plusTag() {
    int plus = local().indexOf('+');
    return plus <= 0 ? Optional.empty() : Optional.of(local().substring(plus + 1));
  }

  /** The address without its plus tag. */
  public Address withoutPlusTag() {
    int plus = local().indexOf('+');
    return plus <= 0 ? this : new Address(local().substring(0, plus) + "@" + domain());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address && key().equals(address.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  @Override
  public int compareTo(Address other) {
    return key().compareTo(other.key());
  }

  @Override
  public String toString() {
    return value;
  }
}
