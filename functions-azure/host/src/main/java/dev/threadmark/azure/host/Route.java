package dev.threadmark.azure.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A route such as {@code hooks/{provider}} or {@code api/{*path}}, as ASP.NET matches it. */
final class Route {
  private static final Pattern PART = Pattern.compile("\\{(\\*?)(\\w+)}");

  private final List<String> names;
  private final Pattern pattern;

  Route(String prefix, String template) {
    String route = prefix.isEmpty() ? template : prefix + "/" + template;
    names = PART.matcher(route).results().map(part -> part.group(2)).toList();
    StringBuilder regex = new StringBuilder("/");
    int at = 0;
    for (MatchResult part : PART.matcher(route).results().toList()) {
      regex.append(Pattern.quote(route.substring(at, part.start())));
      regex.append(part.group(1).isEmpty() ? "([^/]+)" : "(.*)");
      at = part.end();
    }
    regex.append(Pattern.quote(route.substring(at))).append("/?");
    pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }

  /** The parts by their names, if the path is of this route. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      parts.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(parts);
  }
}
