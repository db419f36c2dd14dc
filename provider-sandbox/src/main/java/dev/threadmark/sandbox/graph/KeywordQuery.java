package dev.threadmark.sandbox.graph;

import dev.threadmark.sandbox.MimePart;
import dev.threadmark.sandbox.SearchedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code $search} of a list of messages: KQL between quotation marks, those inside with a
 * backslash before them. Words and phrases, {@code AND}, {@code OR}, {@code NOT} in upper case,
 * brackets, and the properties {@code subject}, {@code body}, {@code from} and {@code attachment};
 * words side by side are all wanted. Anything else is refused as the service does, by a 400.
 */
final class KeywordQuery {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:([()])|(?:(\\w+):)?(?:\"([^\"]*)\"|([\\p{L}\\p{N}._@-]+)))");
  private static final List<String> OPERATORS = List.of("AND", "OR", "NOT");

  /** A word or phrase, an operator or a bracket. */
  private record Token(String property, String text, boolean operator) {}

  private final List<Token> tokens;
  private int at;

  private KeywordQuery(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Predicate<Item> parse(String search) {
    if (!search.matches("(?s)\".*\"") || search.length() < 2) {
      throw bad("character '%s' is not valid".formatted(search.isEmpty() ? "" : search.charAt(0)));
    }
    KeywordQuery query = new KeywordQuery(tokens(unescaped(search)));
    Predicate<Item> parsed = query.either();
    if (query.at < query.tokens.size()) {
      throw bad("')' is not expected");
    }
    return parsed;
  }

  private static String unescaped(String search) {
    StringBuilder inside = new StringBuilder();
    for (int i = 1; i < search.length() - 1; i++) {
      char c = search.charAt(i);
      if (c == '"') {
        throw bad("character '\"' is not valid at position " + i);
      }
      inside.append(c == '\\' ? search.charAt(++i) : c);
    }
    return inside.toString();
  }

  private static List<Token> tokens(String query) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(query.strip());
    int end = 0;
    while (matcher.lookingAt()) {
      String bare = matcher.group(4);
      boolean operator = matcher.group(1) != null || bare != null && OPERATORS.contains(bare);
      String text =
          matcher.group(1) != null ? matcher.group(1) : bare != null ? bare : matcher.group(3);
      String property = matcher.group(2) == null ? "" : matcher.group(2);
      tokens.add(new Token(property, text, operator));
      end = matcher.end();
      matcher.region(end, query.strip().length());
    }
    if (end < query.strip().length() || tokens.isEmpty()) {
      throw bad("the keyword query cannot be read");
    }
    return tokens;
  }

  private Predicate<Item> either() {
    Predicate<Item> all = both();
    while (takes("OR")) {
      all = all.or(both());
    }
    return all;
  }

  private Predicate<Item> both() {
    Predicate<Item> all = one();
    while (at < tokens.size() && !ahead("OR") && !ahead(")")) {
      takes("AND");
      all = all.and(one());
    }
    return all;
  }

  private Predicate<Item> one() {
    if (takes("NOT")) {
      return one().negate();
    }
    if (takes("(")) {
      Predicate<Item> inside = either();
      if (!takes(")")) {
        throw bad("')' is missing");
      }
      return inside;
    }
    if (at == tokens.size() || tokens.get(at).operator()) {
      throw bad("a word is missing");
    }
    Token token = tokens.get(at++);
    Function<Item, String> text = property(token.property());
    return item -> SearchedText.of(text.apply(item)).has(token.text());
  }

  private boolean ahead(String operator) {
    return at < tokens.size()
        && tokens.get(at).operator()
        && tokens.get(at).text().equals(operator);
  }

  private boolean takes(String operator) {
    boolean taken = ahead(operator);
    at += taken ? 1 : 0;
    return taken;
  }

  private static Function<Item, String> property(String name) {
    return switch (name) {
      case "" -> item -> subject(item) + " . " + from(item) + " . " + body(item);
      case "subject" -> KeywordQuery::subject;
      case "from" -> KeywordQuery::from;
      case "body" -> KeywordQuery::body;
      case "attachment" -> KeywordQuery::attachments;
      default -> throw bad("the property '%s' is not known".formatted(name));
    };
  }

  private static String subject(Item item) {
    return item.json().path("subject").asText("");
  }

  private static String from(Item item) {
    return item.json().at("/from/emailAddress/name").asText("")
        + " "
        + item.json().at("/from/emailAddress/address").asText("");
  }

  private static String body(Item item) {
    String content = item.json().at("/body/content").asText("");
    boolean html = item.json().at("/body/contentType").asText("").equalsIgnoreCase("html");
    return html ? SearchedText.untagged(content) : content;
  }

  private static String attachments(Item item) {
    return item.isDraft()
        ? ""
        : MimeParts.of(MimePart.parse(item.raw)).attached().stream()
            .flatMap(part -> part.fileName().stream())
            .collect(Collectors.joining(" . "));
  }

  private static GraphError bad(String what) {
    return new GraphError(400, "BadRequest", "Syntax error: " + what + ".");
  }
}
