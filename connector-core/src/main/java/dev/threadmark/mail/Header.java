package dev.threadmark.mail;

/**
 * One header field: its name as written, its value unfolded but not decoded (RFC 2047 is later).
 */
public record Header(String name, String value) {
  public Header {
    name = name.strip();
    value = value == null ? "" : value.strip();
  }
}
