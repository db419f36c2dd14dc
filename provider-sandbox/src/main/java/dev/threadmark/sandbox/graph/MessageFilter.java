package dev.threadmark.sandbox.graph;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of {@code $filter} that a mail connector needs; anything else is refused aloud. */
final class MessageFilter {
  private static final Pattern FLAG =
      Pattern.compile("(isRead|isDraft|hasAttachments)\\s+eq\\s+(true|false)");
  private static final Pattern TEXT =
      Pattern.compile("(internetMessageId|conversationId|subject)\\s+eq\\s+'((?:[^']|'')*)'");
  private static final Pattern TIME =
      Pattern.compile("(receivedDateTime|lastModifiedDateTime)\\s+(ge|gt|le|lt)\\s+(\\S+)");
  private static final Pattern EXTENDED =
      Pattern.compile(
          "(?i)singleValueExtendedProperties/any\\(\\s*(\\w+)\\s*:\\s*\\1/id\\s+eq\\s+'([^']*)'"
              + "\\s+and\\s+\\1/value\\s+(eq|ne)\\s+'((?:[^']|'')*)'\\s*\\)");

  private MessageFilter() {}

  static Predicate<Item> parse(String filter) {
    Predicate<Item> all = item -> true;
    for (String term : filter.split("(?i)\\s+and\\s+(?![^(]*\\))")) {
      all = all.and(term(term.strip()));
    }
    return all;
  }

  private static Predicate<Item> term(String term) {
    Matcher flag = FLAG.matcher(term);
    if (flag.matches()) {
      boolean wanted = Boolean.parseBoolean(flag.group(2));
      return item -> flag(item, flag.group(1)) == wanted;
    }
    Matcher text = TEXT.matcher(term);
    if (text.matches()) {
      String wanted = text.group(2).replace("''", "'");
      return item -> item.json().path(text.group(1)).asText("").equalsIgnoreCase(wanted);
    }
    Matcher time = TIME.matcher(term);
    if (time.matches()) {
      return time(time.group(1), time.group(2), Dates.edm(time.group(3)));
    }
    Matcher extended = EXTENDED.matcher(term);
    if (extended.matches()) {
      PropertyId id = PropertyId.required(extended.group(2));
      String wanted = extended.group(4).replace("''", "'");
      boolean equal = extended.group(3).equalsIgnoreCase("eq");
      // Values count in any case, names do not.
      return item ->
          ExtendedProperties.value(item, id)
              .map(value -> value.equalsIgnoreCase(wanted) == equal)
              .orElse(false);
    }
    throw new GraphError(
        400, "ErrorInvalidUrlQueryFilter", "The query filter contains one or more invalid nodes.");
  }

  private static boolean flag(Item item, String name) {
    return switch (name) {
      case "isRead" -> item.read;
      case "isDraft" -> item.isDraft() || item.leaving;
      default -> item.json().path("hasAttachments").asBoolean();
    };
  }

  private static Predicate<Item> time(String field, String operator, Instant at) {
    Function<Item, Instant> time =
        field.equals("receivedDateTime") ? item -> item.received : item -> item.modified;
    return switch (operator) {
      case "ge" -> item -> !time.apply(item).isBefore(at);
      case "gt" -> item -> time.apply(item).isAfter(at);
      case "le" -> item -> !time.apply(item).isAfter(at);
      default -> item -> time.apply(item).isBefore(at);
    };
  }
}
