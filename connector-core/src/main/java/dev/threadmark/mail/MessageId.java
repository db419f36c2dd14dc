package dev.threadmark.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Message-ID (RFC 5322, 3.6.4) without its angle brackets. Ids are case-sensitive.
 *
 * @param value never blank, no white space
 */
public record MessageId(String value) implements Comparable<MessageId> {
  private static final String DERIVED = "@derived.threadmark";
  private static final Pattern NO_PART = Pattern.compile("[\\s<>]");
  private static final Pattern BRACKETED = Pattern.compile("<([^<>]+)>");

  /**
   * Starts at the start of a word only, lest a long word without {@code @} be read over and over.
   */
  private static final Pattern BARE =
      Pattern.compile("(?<![^\\s<>,;\"()])[^\\s<>,;\"()]+@[^\\s<>,;\"()]+");

  public MessageId {
    value = NO_PART.matcher(value).replaceAll("");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a Message-ID must not be empty");
    }
  }

  /** An id of ours for a mail that came without one: no other program knows it. */
  public static MessageId derived(String digest) {
    return new MessageId(digest + DERIVED);
  }

  public boolean isDerived() {
    return value.endsWith(DERIVED);
  }

  /** The first id of a header value, with or without {@code <>}. */
  public static Optional<MessageId> parse(String headerValue) {
    return parseAll(headerValue).stream().findFirst();
  }

  /**
   * All ids of a {@code References} or {@code In-Reply-To} value, in order and once each.
   *
   * <p>Where no id stands in {@code <>}, bare {@code a@b} words count: whole support systems send
   * {@code In-Reply-To} without brackets. Prose such as {@code Your message of Monday} gives none.
   */
  public static List<MessageId> parseAll(String headerValue) {
    if (headerValue == null || headerValue.isBlank()) {
      return List.of();
    }
    LinkedHashSet<MessageId> ids = new LinkedHashSet<>();
    Matcher bracketed = BRACKETED.matcher(headerValue);
    while (bracketed.find()) {
      if (!bracketed.group(1).isBlank()) {
        ids.add(new MessageId(bracketed.group(1)));
      }
    }
    if (ids.isEmpty()) {
      Matcher bare = BARE.matcher(headerValue);
      while (bare.find()) {
        ids.add(new MessageId(bare.group()));
      }
    }
    return new ArrayList<>(ids);
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
