package dev.threadmark.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.api.Access;
import dev.threadmark.api.Grants;
import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.letter.Letterhead;
import dev.threadmark.settings.BadSettings;
import dev.threadmark.ticket.ServiceLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an admin decided about one mailbox: {@code since} (an instant; required, so that nobody
 * turns years of old mail into tickets by accident), {@code aliases}, {@code viewers}, {@code
 * agents}, {@code admins}, {@code guests} ({@code append} or {@code hold}), {@code reopenDays},
 * {@code oldDays}, {@code veryOldDays}, {@code continuesDays}, {@code senders} ({@code checked} or
 * {@code as-written}), {@code acknowledgement} (its text), {@code answers} ({@code formatted} or
 * {@code plain}), {@code signature} (its text). A field that is none of these is an error: a
 * misspelt one must not be silence.
 */
final class MailboxSettings {
  private static final Set<String> FIELDS =
      new TreeSet<>(
          Set.of(
              "provider",
              "tenant",
              "address",
              "since",
              "aliases",
              "viewers",
              "agents",
              "admins",
              "guests",
              "reopenDays",
              "oldDays",
              "veryOldDays",
              "continuesDays",
              "senders",
              "mirror",
              "answerWithin",
              "answers",
              "signature",
              "acknowledgement"));

  private static final Set<String> PEOPLE = Set.of("viewers", "agents", "admins");

  private final int index;
  private final JsonNode node;

  MailboxSettings(int index, JsonNode node) {
    this.index = index;
    this.node = node;
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw new BadSettings(
            "%s[%d] has a field '%s'; there are: %s"
                .formatted(Watched.NAME, index, name, String.join(", ", FIELDS)));
      }
    }
  }

  Instant since() {
    try {
      return Instant.parse(node.path("since").asText());
    } catch (DateTimeParseException e) {
      throw bad("since", "the time from which on mail becomes tickets, as 2026-11-28T00:00:00Z");
    }
  }

  Policy policy() {
    Policy usual = Policy.DEFAULT;
    return new Policy(
        addresses("aliases"),
        addresses("agents"),
        choice("guests", usual.guests()),
        days("reopenDays", usual.reopenFor()),
        days("oldDays", usual.oldAfter()),
        days("veryOldDays", usual.veryOldAfter()),
        days("continuesDays", usual.continues()),
        choice("senders", usual.senders()),
        acknowledgement());
  }

  /** Within what time its customers are to be answered, if that is promised. */
  Optional<ServiceLevel> level() {
    JsonNode level = node.path("answerWithin");
    if (level.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(
        ServiceLevels.read(level).orElseThrow(() -> bad("answerWithin", ServiceLevels.EXAMPLE)));
  }

  /** How its answers look. */
  Letterhead letterhead() {
    String signature = node.path("signature").asText("");
    if (signature.length() > Letterhead.LONGEST || node.path("signature").isContainerNode()) {
      throw bad("signature", "a text of at most 2,000 characters");
    }
    return new Letterhead(choice("answers", Letterhead.NONE.form()), signature);
  }

  /** Whether the mailbox shows the state of tickets; it does unless somebody says no. */
  boolean mirrors() {
    JsonNode mirror = node.path("mirror");
    if (!mirror.isMissingNode() && !mirror.isBoolean()) {
      throw bad("mirror", "true or false");
    }
    return mirror.asBoolean(true);
  }

  /** Those who may use the API, by address or as {@code group:ID}. */
  Map<Access, Set<String>> access() {
    return Map.of(
        Access.VIEWER, names("viewers"),
        Access.AGENT, names("agents"),
        Access.ADMIN, names("admins"));
  }

  private Set<String> names(String field) {
    Set<String> names = new HashSet<>();
    addresses(field).forEach(address -> names.add(address.key()));
    for (JsonNode one : node.path(field)) {
      if (one.asText().startsWith(Grants.GROUP)) {
        names.add(one.asText());
      }
    }
    return names;
  }

  private Optional<Acknowledgement> acknowledgement() {
    try {
      return node.hasNonNull("acknowledgement")
          ? Optional.of(Acknowledgement.of(node.get("acknowledgement").asText()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw bad("acknowledgement", "a text of 1 to 4,000 characters");
    }
  }

  private Set<Address> addresses(String field) {
    Set<Address> all = new HashSet<>();
    for (JsonNode one : node.path(field)) {
      if (PEOPLE.contains(field) && one.asText().startsWith(Grants.GROUP)) {
        continue; // a group is nobody that mail comes from
      }
      all.add(
          Address.parse(one.asText()).orElseThrow(() -> bad(field, "a JSON array of addresses")));
    }
    if (node.hasNonNull(field) && !node.get(field).isArray()) {
      throw bad(field, "a JSON array of addresses");
    }
    return all;
  }

  private Duration days(String field, Duration usual) {
    JsonNode days = node.path(field);
    if (days.isMissingNode()) {
      return usual;
    }
    if (!days.isInt() || days.asInt() < 0 || days.asInt() > 36_500) {
      throw bad(field, "a number of days from 0 to 36500");
    }
    return Duration.ofDays(days.asInt());
  }

  private <E extends Enum<E>> E choice(String field, E usual) {
    if (!node.hasNonNull(field)) {
      return usual;
    }
    Set<String> known = new TreeSet<>();
    for (E one : usual.getDeclaringClass().getEnumConstants()) {
      String written = one.name().toLowerCase(Locale.ROOT).replace('_', '-');
      known.add(written);
      if (written.equals(node.get(field).asText())) {
        return one;
      }
    }
    throw bad(field, "one of " + String.join(", ", known));
  }

  private BadSettings bad(String field, String what) {
    return Watched.bad(index, field, what);
  }
}
