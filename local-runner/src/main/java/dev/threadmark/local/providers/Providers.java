package dev.threadmark.local.providers;

import java.util.LinkedHashMap;
import java.util.Map;

/** The list of providers; a new one is added here and nowhere else in the runner. */
public final class Providers {
  private static final Map<String, PlayedProvider.Starter> ALL = new LinkedHashMap<>();

  static {
    ALL.put("graph", PlayedGraph::new);
    ALL.put("gmail", PlayedGmail::new);
  }

  private Providers() {}

  /** By the name that the command line takes. */
  public static Map<String, PlayedProvider.Starter> all() {
    return Map.copyOf(ALL);
  }

  /** The names in the order of the list. */
  public static Iterable<String> names() {
    return ALL.keySet();
  }
}
