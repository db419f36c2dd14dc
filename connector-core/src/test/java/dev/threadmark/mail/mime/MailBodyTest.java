package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailBodyTest {
  private static Body body(String lines) {
    return RawMail.read(lines).body();
  }

  private static String text(String type, String content) {
    return body("Content-Type: " + type + "\n\n" + content).text().orElseThrow();
  }

  @Test
  void anAlternativeGivesBothForms() {
    Body body =
        body(
            """
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            plain
            --b
            Content-Type: text/html

            <p>html</p>
            --b--
            """);
    assertEquals(new Body(Optional.of("plain"), Optional.of("<p>html</p>")), body);
  }

  @Test
  void textPartsShownOneAfterTheOtherAreJoinedInBothForms() {
    Body body =
        body(
            """
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a

            hello
            --a
            Content-Type: text/html

            <b>hello</b>
            --a--
            --m
            Content-Type: text/plain

            list <footer>
            --m
            Content-Type: text/plain
            Content-Disposition: attachment; filename=notes.txt

            not this
            --m--
            """);
    assertEquals(Optional.of("hello\nlist <footer>"), body.text());
    assertEquals(Optional.of("<b>hello</b>\n<pre>list &lt;footer&gt;</pre>"), body.html());
  }

  @Test
  void theRootOfARelatedIsTheBody() {
    String mail =
        """
        Content-Type: multipart/related; boundary=r

        --r
        Content-Type: text/html

        <img src="cid:x">
        --r
        Content-Type: image/png
        Content-ID: <x>

        12345
        --r--
        """;
    assertEquals(Optional.of("<img src=\"cid:x\">"), body(mail).html());
    Attachment image = RawMail.read(mail).attachments().get(0);
    assertEquals(new Attachment("", "image/png", 5, true, Optional.of("x")), image);
  }

  @Test
  void flowedLinesAreJoinedAtTheSameQuoteDepthOnly() {
    assertEquals("one two\nthree", text("text/plain; format=flowed", "one \ntwo\nthree"));
    assertEquals("one two", text("text/plain; format=flowed; delsp=yes", "one  \ntwo"));
    assertEquals("> a b\nc", text("text/plain; format=flowed", "> a \n> b\nc"));
    assertEquals("> a \nc", text("text/plain; format=flowed", "> a \nc"));
    assertEquals("words\n-- \nJoe", text("text/plain; format=flowed", "words\n-- \nJoe"));
    assertEquals("From x", text("text/plain; format=flowed", " From x"));
    assertEquals("\nwords", text("text/plain; format=flowed", "\nwords"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "utf-8 | Gr=C3=BC=C3=9Fe | Grüße",
        "UTF8 | Gr=C3=BC=C3=9Fe | Grüße",
        "us-ascii | Gr=C3=BC=C3=9Fe | Grüße",
        "iso-8859-1 | =93hi=94 | “hi”",
        "iso-8859-1 | Gr=C3=BC=C3=9Fe | Grüße",
        "utf-8 | Gr=FC=DFe aus dem Land der Umlaute | Grüße aus dem Land der Umlaute",
        "gb2312 | =C8=CB=95=D0 | 人曅",
        "ks_c_5601-1987 | =C7=D1=B1=DB | 한글",
        "cp-1251 | =F2=E5=F1=F2 | тест",
        "\"windows-1251; x\" | =F2=E5=F1=F2 | тест",
        "unicode-1-1-utf-7 | Fr+APY-sche 1 +- 1 | Frösche 1 + 1",
        "x-unknown | Gr=C3=BC=C3=9Fe | Grüße",
        "iso-2022-jp | =1B$BF=7CK=5C=1B(B | 日本",
        "utf-8 | =EF=BB=BFhi | hi",
      })
  void charsetLabelsAreTakenForWhatIsMeant(String label, String quotedPrintable, String meant) {
    String fields = "Content-Type: text/plain; charset=" + label + "\n";
    String encoding = "Content-Transfer-Encoding: quoted-printable\n\n";
    assertEquals(Optional.of(meant), body(fields + encoding + quotedPrintable).text());
  }

  @Test
  void withoutALabelTheBytesSpeak() {
    String russian = "\u00d3\u00cf\u00cf\u00c2\u00dd\u00c5\u00ce\u00c9\u00c5 ".repeat(20);
    assertTrue(text("text/plain", russian).startsWith("сообщение"));
  }

  @Test
  void brokenTransferEncodingsGiveWhatTheyCan() {
    String base64 = "Content-Transfer-Encoding: base64\n\n";
    assertEquals(Optional.of("hello world"), body(base64 + "aGVsbG8*gd29y\n!bGQ").text());
    String plain = "These words are no base64 at all, whatever it says.";
    assertEquals(Optional.of(plain), body(base64 + plain).text());
    String quoted = "Content-Transfer-Encoding: Quoted-Printable\n\n";
    assertEquals(Optional.of("100 =ZZ % a=b"), body(quoted + "100 =ZZ % a=3Db").text());
    assertEquals(Optional.of("hi"), body("Content-Transfer-Encoding: 8-bit\n\nhi").text());
  }

  @Test
  void aMultipartWithAWrongBoundaryOrNoneIsStillTakenApart() {
    String parts = "--x\nContent-Type: text/plain\n\nhello\n--x--\n";
    assertEquals("hello", text("multipart/mixed; boundary=y", parts));
    assertEquals("hello", text("multipart/mixed", parts));
    assertEquals("just words", text("multipart/mixed; boundary=y", "just words"));
    assertEquals("unclosed", text("multipart/mixed; boundary=x", "--x\n\nunclosed"));
  }

  @Test
  void aBodyIsCutAtTwoMillionCharacters() {
    assertEquals(2_000_000, text("text/plain", "x".repeat(2_100_000)).length());
  }

  @Test
  void aHundredLevelsAreReadAndDeeperOnesAreOneLump() {
    assertEquals(Optional.of("deep"), body(nested(100)).text());
    assertEquals("multipart/mixed", RawMail.read(nested(101)).attachments().get(0).type());
    assertEquals(Optional.empty(), body(nested(5000)).text());
  }

  private static String nested(int levels) {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d.\n\n--b%d.\n".formatted(i, i));
    }
    return mail.append("\ndeep").toString();
  }

  @Test
  void aFormOfItsOwnIsTheBodyWhereThereIsNoOther() {
    assertEquals("*hi*", text("text/markdown", "*hi*"));
    assertEquals(Optional.empty(), body("Content-Type: text/calendar\n\nBEGIN:VCALENDAR").text());
  }
}
