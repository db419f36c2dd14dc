package dev.threadmark.doctor;

import java.util.List;

/** One thing that is looked at. */
interface Check {
  /** A word or two, lower case with dashes; stays the same, for whoever watches the output. */
  String name();

  /** Names of checks without which this one tells nothing: skipped unless all of them are good. */
  default List<String> needs() {
    return List.of();
  }

  Finding look(Examination of);
}
