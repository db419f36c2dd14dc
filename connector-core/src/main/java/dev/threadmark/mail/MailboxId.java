package dev.threadmark.mail;

import java.util.regex.Pattern;

/**
 * A watched mailbox: its address, within the tenant it belongs to. Nothing is ever looked up across
 * tenants.
 *
 * @param tenant the organisation's name in the settings; letters, digits, {@code . _ -}
 */
public record MailboxId(String tenant, Address address) {
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public MailboxId {
    if (!TENANT.matcher(tenant).matches()) {
      throw new IllegalArgumentException(
          "tenant '%s': use 1 to 64 letters, digits, '.', '_' or '-'".formatted(tenant));
    }
  }

  /** Written out: the first record that a JVM hashes takes it 20 ms, and a provider waits. */
  @Override
  public int hashCode() {
    return 31 * tenant.hashCode() + address.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MailboxId id && tenant.equals(id.tenant) && address.equals(id.address);
  }

  @Override
  public String toString() {
    return tenant + "/" + address;
  }
}
