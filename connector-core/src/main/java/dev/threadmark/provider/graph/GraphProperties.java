package dev.threadmark.provider.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import dev.threadmark.provider.OutboxKey;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The extended properties that we read and write. Graph spells their ids anew in its answers
 * ({@code LONG 0x0E08} comes back as {@code Long 0xe08}), so they are compared by meaning.
 */
final class GraphProperties {
  /** Our stamp: the ticket's id. The set's GUID is ours for ever. */
  static final String TICKET =
      "String {5d2c9a6e-3f0b-4c56-9a0e-7b1f6f2d8c41} Name threadmark-ticket";

  /** The key of a mail that we send. */
  static final String OUTBOX =
      "String {5d2c9a6e-3f0b-4c56-9a0e-7b1f6f2d8c41} Name threadmark-outbox";

  /** PidTagInReplyToId (MS-OXOMSG 2.2.1.12). */
  static final String IN_REPLY_TO = "String 0x1042";

  /** PidTagInternetReferences (MS-OXOMSG 2.2.1.26). */
  static final String REFERENCES = "String 0x1039";

  /** What to expand so that the three come along. */
  static final String EXPAND =
      "singleValueExtendedProperties($filter=id eq '%s' or id eq '%s' or id eq '%s')"
          .formatted(TICKET, IN_REPLY_TO, REFERENCES);

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NAMED = Pattern.compile("(?is)(.*\\})\\s+Name\\s+(.*)");
  private static final Pattern TAGGED = Pattern.compile("(?i)(\\w+)\\s+0x0*([0-9a-f]+)");

  private GraphProperties() {}

  static Optional<String> value(Message message, String id) {
    List<SingleValueLegacyExtendedProperty> all = message.getSingleValueExtendedProperties();
    return all == null || all.isEmpty()
        ? Optional.empty()
        : all.stream()
            .filter(property -> property.getId() != null && same(property.getId(), id))
            .map(SingleValueLegacyExtendedProperty::getValue)
            .filter(Objects::nonNull)
            .filter(value -> !value.isBlank())
            .findFirst();
  }

  static SingleValueLegacyExtendedProperty ticket(String ticket) {
    return property(TICKET, ticket);
  }

  static SingleValueLegacyExtendedProperty outbox(OutboxKey key) {
    return property(OUTBOX, key.value());
  }

  private static SingleValueLegacyExtendedProperty property(String id, String value) {
    SingleValueLegacyExtendedProperty property = new SingleValueLegacyExtendedProperty();
    property.setId(id);
    property.setValue(value);
    return property;
  }

  static boolean same(String one, String other) {
    return one.equals(other) || canonical(one).equals(canonical(other));
  }

  /** Names keep their case, for they are told apart by it; everything else does not. */
  private static String canonical(String id) {
    Matcher named = NAMED.matcher(id.strip());
    if (named.matches()) {
      return lower(named.group(1)) + " name " + named.group(2);
    }
    Matcher tagged = TAGGED.matcher(id.strip());
    return tagged.matches() ? lower(tagged.group(1) + " 0x" + tagged.group(2)) : lower(id.strip());
  }

  private static String lower(String text) {
    return SPACES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
  }
}
