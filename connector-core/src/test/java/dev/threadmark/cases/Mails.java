package dev.threadmark.cases;

import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MimeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads mails that are in memory anyway. */
final class Mails {
  private Mails() {}

  static Mail read(byte[] raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
