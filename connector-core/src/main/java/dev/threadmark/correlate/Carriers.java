package dev.threadmark.correlate;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * In which places of what we send the recipient's reply token travels. That it is recognised
 * wherever it stands is not for these to say.
 *
 * @param places at least one
 */
public record Carriers(Set<Place> places) {

  /** A place that a mailbox may switch. */
  public enum Place {
    /** The plus address in {@code Reply-To}. */
    PLUS,
    /** A small JSON file, for people who pass mail on in ways that lose all else. */
    JSON;

    /** As settings write it. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<Place> of(String label) {
      return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
  }

  /** What a mailbox has that says nothing. */
  public static final Carriers USUAL = new Carriers(EnumSet.of(Place.PLUS));

  public Carriers {
    places = Set.copyOf(places);
    if (places.isEmpty()) {
      // A provider that keeps no fields of what was sent shows our own mail by its token alone.
      throw new IllegalArgumentException("a token travels in one place at least");
    }
  }

  public static Carriers of(Collection<Place> places) {
    return new Carriers(Set.copyOf(places));
  }

  public boolean has(Place place) {
    return places.contains(place);
  }
}
