package dev.threadmark.mail.letter;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the admin of a mailbox decided about how its answers look.
 *
 * @param form unless the author says otherwise
 * @param signature below what the author's own says; {@code {agent.name}}, {@code {agent.address}},
 *     {@code {mailbox}} and {@code {ticket}} are filled in
 */
public record Letterhead(Form form, String signature) {
  /** Formatted, and nothing below it. */
  public static final Letterhead NONE = new Letterhead(Form.FORMATTED, "");

  /** Characters of a signature as its owner writes it. */
  public static final int LONGEST = 2_000;

  private static final Pattern PLACE =
      Pattern.compile("\\{(agent\\.name|agent\\.address|mailbox|ticket)}");
  private static final Pattern MARKS = Pattern.compile("([\\\\*_`\\[\\]<>])");

  public Letterhead {
    if (signature.length() > LONGEST) {
      throw new IllegalArgumentException("a signature of at most 2,000 characters");
    }
  }

  /**
   * The signature of one answer.
   *
   * @param own what its author has set, with the same places to fill in; empty for none
   */
  public String signed(String own, String name, String address, String mailbox, String ticket) {
    Map<String, String> values =
        Map.of(
            "agent.name", name.isBlank() ? address : name,
            "agent.address", address,
            "mailbox", mailbox,
            "ticket", ticket);
    return (filled(own, values) + "\n" + filled(signature, values)).strip();
  }

  /** What is filled in is text, whatever signs it has. */
  private static String filled(String template, Map<String, String> values) {
    return PLACE
        .matcher(template.strip())
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    MARKS.matcher(values.get(place.group(1))).replaceAll("\\\\$1")));
  }
}
