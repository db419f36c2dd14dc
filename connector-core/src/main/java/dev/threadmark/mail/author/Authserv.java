package dev.threadmark.mail.author;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose {@code Authentication-Results} may be believed in a mailbox: that of the service which
 * wrote the topmost one (RFC 8601, section 5). A mail may bring as many of its own as it likes, so
 * the provider's driver says which, never the mail.
 *
 * @param ids authserv-ids, in lower case
 * @param unnamed true for a service that leaves its id out, against RFC 8601: Exchange Online
 */
public record Authserv(Set<String> ids, boolean unnamed) {

  /** Nobody is believed: archives, mail from files. */
  public static final Authserv NONE = new Authserv(Set.of(), false);

  /** Exchange Online; it says {@code compauth} besides. */
  public static final Authserv UNNAMED = new Authserv(Set.of(), true);

  public Authserv {
    ids = ids.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    ids = Set.copyOf(ids);
  }

  public static Authserv named(String... ids) {
    return new Authserv(Set.of(ids), false);
  }

  boolean wrote(AuthenticationResults results) {
    Optional<String> id = results.authservId();
    return id.isEmpty() ? unnamed : ids.contains(id.get().toLowerCase(Locale.ROOT));
  }
}
