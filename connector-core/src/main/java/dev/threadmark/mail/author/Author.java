package dev.threadmark.mail.author;

import dev.threadmark.mail.Address;

/**
 * Who speaks in a mail.
 *
 * @param name as he wrote it himself; never trusted as an identity
 */
public record Author(Address address, String name, Authenticity authenticity) {

  /** True if the address is known not to be its writer's: it stands for nobody. */
  public boolean failed() {
    return authenticity == Authenticity.FAIL;
  }
}
