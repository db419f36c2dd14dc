package dev.threadmark.bench.mails;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;

/** Writes a mail as mail programs do: text and HTML side by side, quoted-printable. */
final class Mime {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  Mime field(String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  Mime date(Instant at) {
    return field("Date", DATE.format(at));
  }

  static String words(String text) {
    return EncoderUtil.encodeIfNecessary(text, EncoderUtil.Usage.TEXT_TOKEN, 0);
  }

  static String person(String name, String address) {
    return EncoderUtil.encodeAddressDisplayName(name) + " <" + address + ">";
  }

  /** Ends the head and writes the bodies. */
  byte[] bodies(String boundary, String plain, String html) {
    field("MIME-Version", "1.0");
    field("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    text.append("\r\n");
    alternatives(boundary, plain, html);
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The same with a file attached. */
  byte[] bodies(String boundary, String plain, String html, String fileName, byte[] file) {
    field("MIME-Version", "1.0");
    field("Content-Type", "multipart/mixed; boundary=\"m" + boundary + "\"");
    text.append("\r\n--m").append(boundary).append("\r\n");
    field("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    text.append("\r\n");
    alternatives(boundary, plain, html);
    text.append("--m").append(boundary).append("\r\n");
    field("Content-Type", "application/pdf; name=\"" + fileName + "\"");
    field("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    field("Content-Transfer-Encoding", "base64");
    text.append("\r\n").append(Base64.getMimeEncoder().encodeToString(file));
    text.append("\r\n--m").append(boundary).append("--\r\n");
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void alternatives(String boundary, String plain, String html) {
    part(boundary, "text/plain", plain);
    part(boundary, "text/html", html);
    text.append("--").append(boundary).append("--\r\n");
  }

  private void part(String boundary, String type, String content) {
    text.append("--").append(boundary).append("\r\n");
    field("Content-Type", type + "; charset=\"utf-8\"");
    field("Content-Transfer-Encoding", "quoted-printable");
    text.append("\r\n").append(quotedPrintable(content)).append("\r\n");
  }

  private static String quotedPrintable(String content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (QuotedPrintableOutputStream quoting = new QuotedPrintableOutputStream(out, false)) {
      quoting.write(content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.US_ASCII);
  }
}
