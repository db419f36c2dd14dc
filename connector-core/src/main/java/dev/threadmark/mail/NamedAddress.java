package dev.threadmark.mail;

/**
 * An address with the name its writer gave it ("mailbox" in RFC 5322, 3.4).
 *
 * @param name the decoded display name, empty where there is none; never trusted as an identity
 */
public record NamedAddress(String name, Address address) {
  public NamedAddress {
    name = name == null ? "" : name.strip();
  }

  public static NamedAddress of(String address) {
    return new NamedAddress("", new Address(address));
  }

  @Override
  public String toString() {
    return name.isEmpty() ? address.value() : name + " <" + address + ">";
  }
}
