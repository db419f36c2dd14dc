package dev.threadmark.mail.kind;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MailFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Small mails for tests. */
final class Mails {
  private Mails() {}

  /** A mail with these fields, one "Name: value" a line, and this text. */
  static Mail mail(String fields, String text, String... partTypes) {
    List<Header> headers =
        fields
            .lines()
            .map(line -> line.split(":", 2))
            .map(field -> new Header(field[0], field[1]))
            .toList();
    List<Attachment> parts =
        Stream.of(partTypes)
            .map(type -> new Attachment("", type, 0, false, Optional.empty()))
            .toList();
    return MailFields.mail(new Headers(headers), Body.text(text), parts, Optional.empty());
  }

  static Mail from(String sender, String subject, String text, String... partTypes) {
    return mail(
        "From: " + sender + "\nTo: help@desk.example\nSubject: " + subject, text, partTypes);
  }

  static Mail answer(String subject, String text) {
    return mail(
        "From: kim@customer.example\nTo: help@desk.example\nIn-Reply-To: <1@desk.example>\nSubject: "
            + subject,
        text);
  }

  static Mail withBody(Mail mail, Body body) {
    return MailFields.mail(mail.headers(), body, mail.attachments(), mail.report());
  }
}
