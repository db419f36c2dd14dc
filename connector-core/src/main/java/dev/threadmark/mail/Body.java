package dev.threadmark.mail;

import java.util.Optional;

/**
 * The words of a mail as its writer's client made them, decoded, in the forms it offers.
 *
 * @param text the {@code text/plain} form
 * @param html the {@code text/html} form; not safe to show, see {@code SafeHtml}
 */
public record Body(Optional<String> text, Optional<String> html) {
  public static final Body EMPTY = new Body(Optional.empty(), Optional.empty());

  public static Body text(String text) {
    return new Body(Optional.of(text), Optional.empty());
  }

  public static Body html(String html) {
    return new Body(Optional.empty(), Optional.of(html));
  }
}
