package dev.threadmark.mail.mime;

/** File names as senders give them, made fit to be shown. */
final class FileNames {
  private static final int LIMIT = 255;

  private FileNames() {}

  /** The last step of a path, without control characters and direction overrides. */
  static String cleaned(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "").strip();
    String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    String kept = last.isBlank() ? plain : last;
    return kept.length() > LIMIT ? kept.substring(0, LIMIT) : kept;
  }
}
