package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailHeaderTest {
  private static String subject(String lines) {
    return RawMail.read(lines).subject();
  }

  @Test
  void foldedFieldsAreUnfolded() {
    assertEquals("one two", subject("Subject: one\n two\n\nbody"));
  }

  @Test
  void anMboxLineAndBlankLinesBeforeTheHeaderArePassedOver() {
    assertEquals("hi", subject("From joe@example.com Mon Jan  1 00:00:00 2024\nSubject: hi\n\nx"));
    assertEquals("hi", subject("\n\nSubject: hi\n\nx"));
    assertEquals("hi", subject("\u00ef\u00bb\u00bfSubject: hi\n\nx"));
  }

  @Test
  void aStrayLineWithinTheHeaderIsPassedOver() {
    Mail mail = RawMail.read("Received: by a\nwith no fold\nSubject: hi\n\nbody");
    assertEquals("hi", mail.subject());
    assertEquals(Optional.of("body"), mail.body().text());
  }

  @Test
  void aBodyWithoutAnEmptyLineBeforeItIsStillTheBody() {
    Mail mail = RawMail.read("Subject: hi\nHello there,\nsee http://example.com\n");
    assertEquals("hi", mail.subject());
    assertEquals(Optional.of("Hello there,\nsee http://example.com\n"), mail.body().text());
  }

  @Test
  void textWithoutAnyHeaderIsAllBody() {
    Mail mail = RawMail.read("Just words.\nMore of them.");
    assertEquals(Optional.of("Just words.\nMore of them."), mail.body().text());
    assertTrue(mail.idDerived());
  }

  @Test
  void linesMayEndInCrAloneOrLfAloneOrCrCrLf() {
    for (String end : List.of("\r", "\n", "\r\r\n")) {
      String mail = String.join(end, "Subject: hi", "From: a@example.com", "", "body");
      Mail read = RawMail.read(mail.getBytes(StandardCharsets.US_ASCII));
      assertEquals("hi", read.subject());
      assertEquals(Optional.of("body"), read.body().text());
    }
  }

  @Test
  void bytesAboveAsciiAreUtf8OrTheCharsetOfTheBodyOrWestern() {
    assertEquals("Grüße", subject("Subject: " + RawMail.utf8("Grüße") + "\n\n"));
    assertEquals("Gr\u00fc\u00dfe", subject("Subject: Gr\u00fc\u00dfe\n\n"));
    String koi8 = "\u00d4\u00c5\u00d3\u00d4";
    assertEquals(
        "тест", subject("Subject: " + koi8 + "\nContent-Type: text/plain; charset=koi8-r\n\n"));
    assertEquals("日本", subject("Subject: \u001b$BF|K\\\u001b(B\n\n"));
  }

  @Test
  void aFieldMayHaveSpaceBeforeItsColon() {
    assertEquals("hi", subject("Subject : hi\n\n"));
  }

  @Test
  void aHeaderOfManyMegabytesIsCutAndTheBodyIsStillFound() {
    String mail = "Subject: hi\nX-Long: " + "x".repeat(5_000_000) + "\n\nbody";
    Mail read = RawMail.read(mail);
    assertEquals("hi", read.subject());
    assertEquals(Optional.of("body"), read.body().text());
  }

  @Test
  void aMessageIdIsTakenAsWrittenEvenWithoutBracketsOrEncoded() {
    assertEquals("a@b", RawMail.read("Message-ID: <a@b>\n\n").id().value());
    assertEquals("a@b", RawMail.read("Message-ID:\n <a@b>\n\n").id().value());
    assertEquals("oneword", RawMail.read("Message-ID: oneword\n\n").id().value());
    Mail encoded = RawMail.read("Message-ID: =?utf-8?Q?=3Ca=40b=3E?=\nIn-Reply-To: c@d\n\n");
    assertEquals(new MessageId("a@b"), encoded.id());
    assertEquals(List.of(new MessageId("c@d")), encoded.inReplyTo());
  }
}
