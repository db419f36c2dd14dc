package dev.threadmark.mail;

/**
 * A mail's words, told apart.
 *
 * @param written what its writer wrote now, as plain text; lines quoted above or between the new
 *     ones stay, marked, since the answer needs them
 * @param elided what was quoted, forwarded or signed below, between or above it, as plain text
 */
public record Words(String written, String elided) {
  public static final Words NONE = new Words("", "");
}
