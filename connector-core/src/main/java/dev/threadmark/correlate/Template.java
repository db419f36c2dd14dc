package dev.threadmark.correlate;

import dev.threadmark.ticket.Cut;
import dev.threadmark.ticket.TicketId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of an admin's, in which {@code {ticket}} and {@code {subject}} stand for these. */
final class Template {
  /** Characters of one. */
  static final int MAX_TEXT = 4_000;

  private static final Pattern PLACE = Pattern.compile("\\{(ticket|subject)}");

  private Template() {}

  static boolean sound(String text) {
    return !text.isBlank() && text.length() <= MAX_TEXT;
  }

  /** In one pass: what a stranger wrote into a subject is no template. */
  static String filled(String template, TicketId ticket, String subject) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    place.group(1).equals("ticket") ? ticket.value() : Cut.to(subject, 300)));
  }
}
