package dev.threadmark.privacy;

import dev.threadmark.mail.Address;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A person as mails know them.
 *
 * @param address the one address that is looked for; another one is another person
 * @param names as they wrote them, or as an admin knows them; at most {@link #MOST}
 */
public record KnownAs(Address address, Set<String> names) {
  /** In place of the address of somebody who was erased; no mail reaches it (RFC 2606). */
  public static final Address NOBODY = new Address("erased@erased.invalid");

  /** They are kept in one row while somebody is erased. */
  static final int MOST = 50;

  private static final int SHORTEST = 3;

  public KnownAs {
    Address who = address;
    names =
        names.stream()
            .map(name -> name.replaceAll("[\\p{Cntrl}\"]+", " ").strip())
            // A bare address for a name is found as an address.
            .filter(name -> name.length() >= SHORTEST && name.length() <= 200)
            .filter(name -> !name.toLowerCase(Locale.ROOT).contains(who.value()))
            .limit(MOST)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  public static KnownAs of(Address address) {
    return new KnownAs(address, Set.of());
  }

  /** The same, by these names too. */
  KnownAs and(Set<String> more) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(more);
    return new KnownAs(address, all);
  }

  /** Names that are nobody else's, as far as that can be told: those of two words or more. */
  Set<String> fullNames() {
    return names.stream().filter(name -> name.contains(" ")).collect(Collectors.toSet());
  }

  /** All names and their words: what they are called where they take part. */
  Set<String> calls() {
    Set<String> all = new TreeSet<>(names);
    for (String name : names) {
      for (String word : name.split("[^\\p{L}\\p{N}'-]+")) {
        if (word.length() >= SHORTEST) {
          all.add(word);
        }
      }
    }
    return all;
  }
}
