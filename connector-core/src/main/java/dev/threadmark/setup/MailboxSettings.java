package dev.threadmark.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.api.Access;
import dev.threadmark.api.Grants;
import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Carriers;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.letter.Letterhead;
import dev.threadmark.notice.Staff;
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
 * {@code plain}), {@code signature} (its text), {@code carriers} ({@code plus}, {@code json}),
 * {@code keepDays}, {@code statusNotice} (texts by status), {@code notices} (whether people are
 * told by mail), {@code customerPage} ({@code true} or {@code false}), {@code pageDays}, {@code
 * pageWords} (the line above its link). A field that is none of these is an error: a misspelt one
 * must not be silence.
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
              "keepDays",
              "acknowledgement",
              "answers",
              "signature",
              "carriers",
              "statusNotice",
              "notices",
              "customerPage",
              "pageDays",
              "pageWords"));

  private static final int MOST_PAGE_DAYS = 366;

  private static final Set<String> PEOPLE = Set.of("viewers", "agents", "admins");

  /** What is younger may be in anybody's hands. */
  private static final Duration LEAST_KEPT = Duration.ofDays(30);

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
        acknowledgement(),
        carriers(),
        StatusNotices.read(node.path("statusNotice"))
            .orElseThrow(() -> bad("statusNotice", StatusNotices.EXAMPLE)));
  }

  /** Where the reply token travels. */
  private Carriers carriers() {
    JsonNode labels = node.path("carriers");
    if (labels.isMissingNode()) {
      return Carriers.USUAL;
    }
    Set<Carriers.Place> places = new HashSet<>();
    for (JsonNode label : labels) {
      Carriers.Place.of(label.asText()).ifPresent(places::add);
    }
    if (!labels.isArray() || places.isEmpty() || places.size() != labels.size()) {
      throw bad("carriers", "a JSON array of one or both of \"plus\", \"json\"");
    }
    return Carriers.of(places);
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

  /** For how long a closed ticket is kept; for ever where that is not said. */
  Optional<Duration> keep() {
    if (!node.has("keepDays")) {
      return Optional.empty();
    }
    Duration keep = days("keepDays", Duration.ZERO);
    Policy policy = policy();
    boolean longEnough =
        keep.compareTo(LEAST_KEPT) >= 0
            && keep.compareTo(policy.reopenFor()) >= 0
            && keep.compareTo(policy.continues()) >= 0;
    if (!longEnough) {
      throw bad("keepDays", "at least 30, and no less than reopenDays and continuesDays");
    }
    return Optional.of(keep);
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
    return yes("mirror", true);
  }

  /** Whether its people are told by mail; they are unless somebody says no. */
  boolean notices() {
    return yes("notices", true);
  }

  /** What is to be known to tell its people, of the mailbox that has this policy. */
  Staff staff(MailboxId id, Policy policy) {
    Set<Address> listed = new HashSet<>(policy.agents());
    listed.addAll(addresses("admins"));
    return new Staff(id, listed, policy.aliases(), level(), notices());
  }

  private boolean yes(String field, boolean usual) {
    JsonNode said = node.path(field);
    if (!said.isMissingNode() && !said.isBoolean()) {
      throw bad(field, "true or false");
    }
    return said.asBoolean(usual);
  }

  /** The link to a customer's page below what is sent, if there shall be one. */
  Optional<PageLinks.Offer> page() {
    PageLinks.Offer usual = PageLinks.Offer.USUAL;
    Duration lasts = days("pageDays", usual.lasts());
    if (lasts.isZero() || lasts.toDays() > MOST_PAGE_DAYS) {
      throw bad("pageDays", "a number of days from 1 to 366");
    }
    try {
      PageLinks.Offer offer =
          new PageLinks.Offer(lasts, node.path("pageWords").asText(usual.words()));
      return yes("customerPage", false) ? Optional.of(offer) : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw bad("pageWords", "a line of 1 to 200 characters");
    }
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
