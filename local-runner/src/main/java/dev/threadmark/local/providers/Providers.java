package dev.threadmark.local.providers;

import dev.threadmark.provider.MailProvider;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The list of providers; a new one is added here and nowhere else in the runner. */
public final class Providers {
  private static final Map<String, PlayedProvider.Starter> ALL = new LinkedHashMap<>();

  private static final Map<String, Function<URI, MailProvider>> READERS = new LinkedHashMap<>();

  static {
    add("graph", PlayedGraph::new, PlayedGraph::reader);
    add("gmail", PlayedGmail::new, PlayedGmail::reader);
  }

  private Providers() {}

  private static void add(
      String name, PlayedProvider.Starter starter, Function<URI, MailProvider> reader) {
    ALL.put(name, starter);
    READERS.put(name, reader);
  }

  /** By the name that the command line takes. */
  public static Map<String, PlayedProvider.Starter> all() {
    return Map.copyOf(ALL);
  }

  /**
   * What makes the driver for a sandbox that another process plays, from its base URL. It reads and
   * stamps; it is not the one to watch.
   */
  public static Map<String, Function<URI, MailProvider>> readers() {
    return Map.copyOf(READERS);
  }

  /** The names in the order of the list. */
  public static Iterable<String> names() {
    return ALL.keySet();
  }
}
