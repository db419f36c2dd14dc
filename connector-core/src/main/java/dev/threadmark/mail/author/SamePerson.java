package dev.threadmark.mail.author;

import dev.threadmark.mail.Address;
import java.util.Set;

/**
 * Whether two addresses are one person's, where that is safe to say. Two people taken for one is an
 * open door, one person taken for two a guest; so the list is short.
 */
public final class SamePerson {
  private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

  private SamePerson() {}

  /**
   * True if {@code author} is who has {@code known}: the same address; at Gmail, whatever dots and
   * tags it has (not at Workspace domains, where dots count); elsewhere one with a tag and one
   * without, if the author is authenticated. Two different tags are two people: relays give each of
   * theirs one.
   *
   * @see <a href="https://support.google.com/mail/answer/7436150">Gmail: dots do not matter</a>
   */
  public static boolean is(Author author, Address known) {
    Address address = author.address();
    if (address.equals(known)) {
      return true;
    }
    if (GMAIL.contains(address.domain())) {
      return GMAIL.contains(known.domain()) && account(address).equals(account(known));
    }
    return author.authenticity() == Authenticity.PASS
        && (address.plusTag().isEmpty() || known.plusTag().isEmpty())
        && address.withoutPlusTag().equals(known.withoutPlusTag());
  }

  private static String account(Address address) {
    return address.withoutPlusTag().local().replace(".", "");
  }
}
