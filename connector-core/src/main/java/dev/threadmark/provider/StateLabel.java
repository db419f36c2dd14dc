package dev.threadmark.provider;

import java.util.Arrays;
import java.util.Optional;

/** The state of a ticket as people see it in Outlook (a category) and Gmail (a label). */
public enum StateLabel {
  OPEN("Open"),
  WAITING("Waiting"),
  CLOSED("Closed");

  private final String text;

  StateLabel(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static Optional<StateLabel> of(String text) {
    return Arrays.stream(values()).filter(one -> one.text.equalsIgnoreCase(text)).findFirst();
  }
}
