package dev.threadmark.mail.html;

import java.util.List;

/** Form fields to look at: no form is left around them, and none takes a word. */
final class Fields {
  private Fields() {}

  static String disarmed(String element, List<String> attributes) {
    Attributes.take(attributes, "background");
    Attributes.set(attributes, "disabled", "disabled");
    if (element.equals("button")) {
      Attributes.set(attributes, "type", "button");
    }
    return element;
  }
}
