package dev.threadmark.sandbox.gmail;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code q} of messages.list, as far as mail connectors use it: {@code after: before:
 * rfc822msgid: in: label: has:userlabels subject: from: to:}, bare words, {@code -} for not and
 * {@code {}} for or.
 */
final class Search {
  private static final Pattern TOKEN = Pattern.compile("-?\\{[^}]*\\}|-?(?:\\w+:)?\"[^\"]*\"|\\S+");

  private final Account account;

  Search(Account account) {
    this.account = account;
  }

  /** True if the words ask for mail that is otherwise left out. */
  static boolean wantsHidden(String q) {
    return q.contains("in:anywhere") || q.contains("in:trash") || q.contains("in:spam");
  }

  Predicate<StoredMail> matching(String q) {
    return terms(q).stream().reduce(mail -> true, Predicate::and);
  }

  private List<Predicate<StoredMail>> terms(String q) {
    List<Predicate<StoredMail>> terms = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(q);
    while (tokens.find()) {
      String token = tokens.group();
      boolean not = token.length() > 1 && token.startsWith("-");
      Predicate<StoredMail> term = term(not ? token.substring(1) : token);
      terms.add(not ? term.negate() : term);
    }
    return terms;
  }

  private Predicate<StoredMail> term(String token) {
    if (token.startsWith("{")) {
      String inner = token.substring(1, token.length() - 1);
      return terms(inner).stream().reduce(mail -> false, Predicate::or);
    }
    int colon = token.indexOf(':');
    String value = token.substring(colon + 1).replace("\"", "");
    return switch (colon < 0 ? "" : token.substring(0, colon)) {
      case "after" -> {
        long from = millis(value);
        yield mail -> mail.internalDate >= from;
      }
      case "before" -> {
        long to = millis(value);
        yield mail -> mail.internalDate < to;
      }
      case "rfc822msgid" -> {
        String id = value.replaceAll("[<>]", "");
        yield mail -> mail.messageId().filter(id::equals).isPresent();
      }
      case "in" -> value.equals("anywhere") ? mail -> true : labelled(value);
      case "label" -> labelled(value);
      case "has" -> mail -> mail.labels.stream().anyMatch(id -> id.startsWith("Label_"));
      case "subject" -> mail -> holds(mail.subject(), value);
      case "from" -> mail -> holds(mail.header("From").orElse(""), value);
      case "to" -> mail -> holds(mail.header("To").orElse(""), value);
      default ->
          mail -> holds(mail.subject(), value) || holds(mail.header("From").orElse(""), value);
    };
  }

  /** Label names are written with - for blanks and slashes in a search. */
  private Predicate<StoredMail> labelled(String name) {
    String wanted = name.equals("drafts") ? "draft" : name;
    return mail ->
        mail.labels.stream()
            .map(id -> account.labels.get(id).name())
            .anyMatch(
                known ->
                    known.equalsIgnoreCase(wanted)
                        || known.replaceAll("[ /]", "-").equalsIgnoreCase(wanted));
  }

  private static boolean holds(String text, String value) {
    return text.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
  }

  private static long millis(String value) {
    if (value.matches("\\d{9,11}")) {
      return Long.parseLong(value) * 1000;
    }
    try {
      return LocalDate.parse(value.replace('-', '/'), DateTimeFormatter.ofPattern("yyyy/M/d"))
          .atStartOfDay()
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();
    } catch (DateTimeParseException e) {
      // The real service finds nothing rather than complain.
      return Long.MAX_VALUE;
    }
  }
}
