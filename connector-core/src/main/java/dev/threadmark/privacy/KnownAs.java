package dev.threadmark.privacy;

import dev.threadmark.mail.Address;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person as mails know them.
 *
 * @param address the one address that is looked for; another one is another person
 * @param names that an admin gave, who knows that they are theirs
 * @param wrote names that their mails bear; whoever writes a mail chooses that, so it may be a
 *     colleague's name or no name at all. With {@code names} at most {@link #MOST}
 */
public record KnownAs(Address address, Set<String> names, Set<String> wrote) {
  /** In place of the address of somebody who was erased; no mail reaches it (RFC 2606). */
  public static final Address NOBODY = new Address("erased@erased.invalid");

  /** They are kept in one row while somebody is erased. */
  static final int MOST = 50;

  private static final int SHORTEST = 3;

  public KnownAs {
    Address who = address;
    names = sound(names, who).limit(MOST).collect(Collectors.toCollection(TreeSet::new));
    Set<String> given = names;
    // Null in a row of an older version.
    wrote =
        sound(wrote == null ? Set.of() : wrote, who)
            .filter(name -> !given.contains(name))
            .limit(MOST - given.size())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** By these names, which an admin gave. */
  public KnownAs(Address address, Set<String> names) {
    this(address, names, Set.of());
  }

  public static KnownAs of(Address address) {
    return new KnownAs(address, Set.of());
  }

  private static Stream<String> sound(Set<String> names, Address who) {
    return names.stream()
        .map(name -> name.replaceAll("[\\p{Cntrl}\"]+", " ").strip())
        // A bare address for a name is found as an address.
        .filter(name -> name.length() >= SHORTEST && name.length() <= 200)
        .filter(name -> !name.toLowerCase(Locale.ROOT).contains(who.value()))
        .distinct()
        .sorted();
  }

  /** The same, whose mails bear these names too. */
  KnownAs writing(Set<String> more) {
    Set<String> all = new TreeSet<>(wrote);
    all.addAll(more);
    return new KnownAs(address, names, all);
  }

  /**
   * Names that are nobody else's, as far as that can be told: those of two words or more that an
   * admin gave.
   */
  Set<String> fullNames() {
    return names.stream().filter(name -> name.contains(" ")).collect(Collectors.toSet());
  }

  /** All names and their words: what they are called where they take part. */
  Set<String> calls() {
    Set<String> all = new TreeSet<>(names);
    all.addAll(wrote);
    for (String name : Set.copyOf(all)) {
      for (String word : name.split("[^\\p{L}\\p{N}'-]+")) {
        if (word.length() >= SHORTEST) {
          all.add(word);
        }
      }
    }
    return all;
  }
}
