package dev.threadmark.mail;

/**
 * A mail's words, told apart.
 *
 * @param written what its writer wrote now, as plain text
 * @param elided what was quoted, forwarded or signed below or between it, as plain text
 */
public record Words(String written, String elided) {
  public static final Words NONE = new Words("", "");
}
