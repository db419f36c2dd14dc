package dev.threadmark.bench;

import java.util.List;

/** Which providers a command is to play. */
enum Provided {
  GRAPH(List.of("graph")),
  GMAIL(List.of("gmail")),
  BOTH(List.of("graph", "gmail"));

  private final List<String> names;

  Provided(List<String> names) {
    this.names = names;
  }

  List<String> names() {
    return names;
  }
}
