package dev.threadmark.mail.html;

import java.util.List;
import java.util.Optional;

/** The sanitiser's attribute lists: name, value, name, value. */
final class Attributes {
  private Attributes() {}

  static int indexOf(List<String> attributes, String name) {
    for (int at = 0; at < attributes.size(); at += 2) {
      if (attributes.get(at).equals(name)) {
        return at;
      }
    }
    return -1;
  }

  static void set(List<String> attributes, String name, String value) {
    int at = indexOf(attributes, name);
    if (at < 0) {
      attributes.add(name);
      attributes.add(value);
    } else {
      attributes.set(at + 1, value);
    }
  }

  /** Takes the attribute off the list. */
  static Optional<String> take(List<String> attributes, String name) {
    int at = indexOf(attributes, name);
    if (at < 0) {
      return Optional.empty();
    }
    String value = attributes.get(at + 1);
    attributes.subList(at, at + 2).clear();
    return Optional.of(value);
  }
}
