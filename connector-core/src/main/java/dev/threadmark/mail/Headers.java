package dev.threadmark.mail;

import java.util.List;
import java.util.Optional;

/**
 * The header fields of a mail in the order in which they stand: the topmost was written last, by
 * the system nearest to the mailbox. Names are compared ignoring case.
 */
public record Headers(List<Header> fields) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    fields = List.copyOf(fields);
  }

  /** The value of the topmost field of that name. */
  public Optional<String> first(String name) {
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The values of all fields of that name, topmost first. */
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  public boolean has(String name) {
    return first(name).isPresent();
  }
}
