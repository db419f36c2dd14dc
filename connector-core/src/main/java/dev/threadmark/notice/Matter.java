package dev.threadmark.notice;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person can be told by mail, each of which they may want or not. */
public enum Matter {
  /** Somebody else gave them a ticket. */
  ASSIGNED(true, "Assigned to you"),
  /** The customer wrote on a ticket that is theirs or that they watch. */
  WROTE(true, "New mail"),
  /** A mail of such a ticket, or one that they wrote, could not be sent or delivered. */
  FAILED(true, "Not delivered"),
  /** The answer that such a ticket waits for is due soon. */
  DUE(true, "Answer due soon"),
  /** It is overdue. */
  OVERDUE(true, "Answer overdue"),
  /** There is a ticket that nobody has. Whoever wants this is also told when its answer is due. */
  OPENED(false, "New ticket");

  private final boolean usual;
  private final String heading;

  Matter(boolean usual, String heading) {
    this.usual = usual;
    this.heading = heading;
  }

  /** As the subject of a mail calls it. */
  String heading() {
    return heading;
  }

  /** As the API and the table call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The matter of a label. */
  public static Optional<Matter> of(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }

  /** True if somebody who has said so much wants mail about it. */
  boolean wanted(Map<String, Boolean> said) {
    return said.getOrDefault(label(), usual);
  }

  /** For each matter whether somebody who has said so much wants mail about it. */
  public static Map<String, Boolean> all(Map<String, Boolean> said) {
    Map<String, Boolean> all = new LinkedHashMap<>();
    for (Matter one : values()) {
      all.put(one.label(), one.wanted(said));
    }
    return all;
  }
}
