package dev.threadmark.settings;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an admin has set: names and texts, as a platform hands them to a process. Whatever is
 * missing or makes no sense is told by {@link BadSettings} when it is asked for. No error holds a
 * value, which may be a secret.
 */
public final class Settings {
  private final Map<String, String> values;
  private final UnaryOperator<String> secrets;

  public Settings(Map<String, String> values) {
    this(values, UnaryOperator.identity());
  }

  /**
   * @param secrets makes a value of a reference to it, and leaves anything else as it is; asked
   *     each time, so that only what is needed is fetched
   */
  public Settings(Map<String, String> values, UnaryOperator<String> secrets) {
    this.values = Map.copyOf(values);
    this.secrets = secrets;
  }

  /** Those of this process. */
  public static Settings ofProcess() {
    return new Settings(System.getenv());
  }

  /** The text that was set, if any was. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(secrets);
  }

  /**
   * The text that must be set.
   *
   * @param what it must be, to go on with the sentence "set NAME to ..."
   */
  public String get(String name, String what) {
    return find(name).orElseThrow(() -> bad(name, what));
  }

  /** One of {@code allowed}, the first of them where nothing is set. */
  public String choice(String name, List<String> allowed) {
    String chosen = find(name).orElse(allowed.get(0));
    if (!allowed.contains(chosen)) {
      throw bad(name, "one of " + String.join(", ", allowed));
    }
    return chosen;
  }

  public URI uri(String name, URI usual) {
    return find(name).map(text -> parsedUri(name, text)).orElse(usual);
  }

  public URI uri(String name, String what) {
    return parsedUri(name, get(name, what));
  }

  public Duration duration(String name, Duration usual) {
    try {
      return find(name).map(Duration::parse).orElse(usual);
    } catch (DateTimeParseException e) {
      throw bad(name, "a duration such as PT10M");
    }
  }

  /** A bad setting, told in one form: "set NAME to ...". */
  public static BadSettings bad(String name, String what) {
    return new BadSettings("set %s to %s".formatted(name, what));
  }

  private static URI parsedUri(String name, String text) {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() != null && uri.getHost() != null) {
        return uri;
      }
    } catch (java.net.URISyntaxException e) {
      // the same as one without a host
    }
    throw bad(name, "an address such as https://host/path");
  }
}
