package dev.threadmark.mail.mime;

import dev.threadmark.mail.Mail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Small mails for tests, written as text. */
final class RawMail {
  private RawMail() {}

  /** The mail of {@code lines}; a character above ASCII is one byte (Latin-1), LF becomes CRLF. */
  static Mail read(String lines) {
    return read(lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  static Mail read(byte[] raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of UTF-8 text as characters of {@link #read(String)}. */
  static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
