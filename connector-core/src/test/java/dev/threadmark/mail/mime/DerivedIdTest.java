package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Body;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DerivedIdTest {
  private static final String RAW =
      """
      From: =?utf-8?Q?J=C3=B6rg?= <joerg@example.com>
      To: Help <help@example.com>,
       second@example.com
      Date: Tue, 15 Nov 2022 12:45:26 +0100 (CET)
      Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe_?=
       =?utf-8?Q?an_alle?=

      Hello,
      how  are you?
      """;

  private static Mail fromJson(Body body, String subject) {
    Headers headers =
        new Headers(
            List.of(
                new Header("Subject", subject),
                new Header("From", "Jörg <Joerg@example.com>"),
                new Header("To", "Help <help@example.com>, second@example.com"),
                new Header("Date", "Tue, 15 Nov 2022 11:45:26 +0000")));
    return MailFields.mail(headers, body, List.of(), Optional.empty());
  }

  @Test
  void isTheSameFromRawMimeAndFromAProvidersJson() {
    Mail raw = RawMail.read(RAW);
    assertTrue(raw.idDerived());
    Body text = Body.text("Hello,\r\nhow are you?");
    Body html = Body.html("<html><head><style>x</style></head><body>Hello,<br>how are&nbsp;you?");
    assertEquals(raw.id(), fromJson(text, "Grüße an alle").id());
    assertEquals(raw.id(), fromJson(html, "Grüße an alle").id());
  }

  @Test
  void differsWhereTheContentDoes() {
    Body text = Body.text("Hello, how are you?");
    assertNotEquals(fromJson(text, "one").id(), fromJson(text, "two").id());
    assertNotEquals(fromJson(text, "one").id(), fromJson(Body.text("Other"), "one").id());
  }
}
