package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.MimePart;
import dev.threadmark.sandbox.SearchedText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code q} of messages.list, as far as mail connectors use it: {@code after: before:
 * rfc822msgid: in: label: has:userlabels subject: from: to:}, words and quoted phrases anywhere in
 * the mail and its attachments, {@code -} for not, {@code {}} and {@code OR} for or, and {@code
 * AROUND}, between quotation marks too. The service never complains about a query.
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
    boolean or = false;
    while (tokens.find()) {
      String token = tokens.group();
      if (token.equals("OR") && !terms.isEmpty()) {
        or = true;
        continue;
      }
      boolean not = token.length() > 1 && token.startsWith("-");
      Predicate<StoredMail> term = term(not ? token.substring(1) : token);
      Predicate<StoredMail> wanted = not ? term.negate() : term;
      if (or) {
        terms.add(terms.remove(terms.size() - 1).or(wanted));
      } else {
        terms.add(wanted);
      }
      or = false;
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
      default -> written(token.replace("\"", ""));
    };
  }

  private static Predicate<StoredMail> written(String phrase) {
    String[] near = phrase.split(" AROUND( \\d+)? ");
    return mail -> {
      SearchedText text = SearchedText.of(text(mail));
      return Arrays.stream(near).allMatch(text::has);
    };
  }

  private static String text(StoredMail mail) {
    StringBuilder text = new StringBuilder(mail.subject());
    for (String field : List.of("From", "To", "Cc")) {
      text.append(" . ").append(MimePart.decodeWords(mail.header(field).orElse("")));
    }
    add(mail.parts(), text);
    return text.toString();
  }

  private static void add(MimePart part, StringBuilder text) {
    part.fileName().ifPresent(name -> text.append(" . ").append(name));
    if (part.type().equals("text/html")) {
      text.append(" . ").append(SearchedText.untagged(part.text()));
    } else if (part.type().startsWith("text/")) {
      text.append(" . ").append(part.text());
    }
    part.children().forEach(child -> add(child, text));
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
