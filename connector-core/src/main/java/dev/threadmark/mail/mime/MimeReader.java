package dev.threadmark.mail.mime;

import dev.threadmark.mail.Mail;
import java.io.IOException;
import java.io.InputStream;

/** Reads a mail from its raw MIME form, however broken. */
public final class MimeReader {
  private MimeReader() {}

  /**
   * @param raw RFC 5322 bytes; read to the end, not closed
   * @throws IOException if {@code raw} cannot be read; never because of what it holds
   */
  public static Mail read(InputStream raw) throws IOException {
    throw new UnsupportedOperationException("to come");
  }
}
