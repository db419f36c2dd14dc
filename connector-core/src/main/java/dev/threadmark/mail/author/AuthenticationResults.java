package dev.threadmark.mail.author;

import dev.threadmark.mail.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One {@code Authentication-Results} field, taken apart (RFC 8601, section 2.2). Also as Exchange
 * writes it: without an authserv-id, and with bare domains among the results.
 *
 * @param authservId who wrote it, as it says; empty where it begins with a result
 * @param results in order
 */
record AuthenticationResults(Optional<String> authservId, List<Result> results) {

  /**
   * What one method found.
   *
   * @param method in lower case, without its version
   * @param verdict in lower case
   * @param properties such as {@code header.from} and {@code reason}, names in lower case
   */
  record Result(String method, String verdict, Map<String, String> properties) {

    /** The domain that a property names, be it an address, {@code @domain} or a domain. */
    Optional<String> domain(String property) {
      return Optional.ofNullable(properties.get(property))
          .map(value -> value.substring(value.lastIndexOf('@') + 1))
          .map(DomainName::ascii)
          .filter(domain -> !domain.isEmpty());
    }
  }

  /** Never fails: what makes no sense is left out. Takes time in proportion to the length. */
  static AuthenticationResults read(String field) {
    List<List<String>> statements = new ResultsText(field).statements();
    List<Result> results = new ArrayList<>();
    statements.forEach(words -> result(words).ifPresent(results::add));
    Optional<String> first = statements.stream().findFirst().flatMap(words -> authservId(words));
    return new AuthenticationResults(first, results);
  }

  Stream<Result> of(String method) {
    return results.stream().filter(result -> result.method().equals(method));
  }

  private static Optional<String> authservId(List<String> words) {
    return result(words).isPresent() ? Optional.empty() : words.stream().findFirst();
  }

  private static Optional<Result> result(List<String> words) {
    if (words.size() < 3 || !words.get(1).equals("=")) {
      return Optional.empty();
    }
    Map<String, String> properties = new LinkedHashMap<>();
    for (int at = 3; at + 2 < words.size(); at++) {
      if (words.get(at + 1).equals("=")) {
        properties.putIfAbsent(words.get(at).toLowerCase(Locale.ROOT), words.get(at + 2));
        at += 2;
      }
    }
    String method = words.get(0).toLowerCase(Locale.ROOT).replaceFirst("/.*", "");
    return Optional.of(new Result(method, words.get(2).toLowerCase(Locale.ROOT), properties));
  }
}
