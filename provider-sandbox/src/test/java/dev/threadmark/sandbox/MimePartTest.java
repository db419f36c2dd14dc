package dev.threadmark.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimePartTest {

  @Test
  void takesAMultipartApart() {
    MimePart mail =
        parse(
            """
            Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe
            --b
            Content-Type: message/rfc822

            Subject: inner

            within
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename=a.pdf
            Content-Transfer-Encoding: base64

            JVBERg==
            --b--
            """);

    assertEquals("multipart/mixed", mail.type());
    assertEquals(
        List.of("text/plain", "message/rfc822", "application/pdf"),
        mail.children().stream().map(MimePart::type).toList());
    assertEquals("Grüße", mail.children().get(0).text().strip());
    MimePart inner = mail.children().get(1).children().get(0);
    assertEquals(Optional.of("inner"), inner.header("subject"));
    assertEquals("within", inner.text().strip());
    assertTrue(mail.children().get(2).attachment());
    assertEquals("%PDF", mail.children().get(2).text());
  }

  @Test
  void keepsTheOtherPartsWhereOneIsBroken() {
    MimePart mail =
        parse(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain
            Content-Transfer-Encoding: base64

            SGVsbG8gd29ybGQ*!!
            --b
            Content-Type: text/html; charset=no-such-charset

            <p>still here</p>
            """);

    assertEquals(2, mail.children().size());
    assertTrue(mail.children().get(0).text().startsWith("Hello"));
    assertEquals("<p>still here</p>", mail.children().get(1).text().strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\r\n", ":", "no header at all", "Content-Type: multipart/mixed\r\n\r\nx"})
  void neverFails(String raw) {
    parse(raw);
  }

  @Test
  void survivesPartsWithinPartsWithinParts() {
    StringBuilder raw = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      raw.append("Content-Type: multipart/mixed; boundary=b").append(i);
      raw.append("\r\n\r\n--b").append(i).append("\r\n");
    }

    assertEquals("multipart/mixed", parse(raw.toString()).type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=a.pdf | a.pdf",
        "attachment; FileName=\"a b; c.pdf\" | a b; c.pdf",
        "attachment; filename=\"=?UTF-8?Q?=C3=A4.pdf?=\" | ä.pdf",
        "attachment; filename*=UTF-8''%C3%A4%20b.pdf | ä b.pdf",
        "attachment; filename*=iso-8859-1'de'%E4.pdf | ä.pdf",
        "attachment; filename*0=\"long \"; filename*1=\"name.pdf\" | long name.pdf",
        "attachment; filename*0*=utf-8''%C3%A4; filename*1=b.pdf | äb.pdf",
        "attachment; filename=\"unclosed.pdf | unclosed.pdf",
        "attachment; filename*=UTF-8''100%.pdf | 100%.pdf"
      })
  void readsFileNamesOfEveryKind(String disposition, String name) {
    MimePart mail = parse("Content-Disposition: " + disposition + "\n\nx");

    assertEquals(Optional.of(name), mail.fileName());
  }

  @Test
  void readsAnEndlessFileNameWithoutOverflow() {
    String name = "a\\\"".repeat(100_000);

    assertEquals(
        200_000,
        parse("Content-Disposition: x; filename=\"" + name + "\"\n\nx").fileName().get().length());
  }

  private static MimePart parse(String raw) {
    return MimePart.parse(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
