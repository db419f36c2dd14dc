package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.threadmark.mail.Mail;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mail made to keep a reader busy. Each takes a fraction of a second when the time grows with the
 * length, and many minutes when it grows with its square.
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
@Tag("long")
class HostileMailTest {
  private static final int LENGTH = 1_500_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "(",
        ")",
        "((",
        "\"",
        "\\",
        "<",
        ">",
        "<a",
        "@",
        "a@",
        ",",
        ":",
        ";",
        "=?",
        "'",
        "=?utf-8?q?",
        "=?utf-8?q?a ",
        "=?utf-8?b?a?= ",
        "?=",
        "=41?=",
        " ",
        "a ",
        "--",
        "=",
        "a=",
        "*0*=",
        "%",
        "'\"",
        "+",
        "\u00e9",
        "\u001b$B"
      })
  void repeatedSignsInHeadersAreReadInLinearTime(String sign) {
    String value = sign.repeat(LENGTH / sign.length() / 8);
    StringBuilder mail = new StringBuilder();
    for (String name :
        new String[] {
          "From",
          "Subject",
          "References",
          "Date",
          "Message-ID",
          "Content-Type",
          "Content-Disposition",
          "In-Reply-To"
        }) {
      mail.append(name).append(": ").append(value).append('\n');
    }
    Mail read = RawMail.read(mail + "\nbody");
    assertFalse(read.id().value().isEmpty());
    assertFalse(read.references().size() > LENGTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stray\n",
        "stray\n\n",
        "X: y\nstray\n",
        "\n",
        " \n",
        "begin 644 a\n",
        "begin 644 a\n#0V%T\n",
        "--b\n",
        "--b\n\n",
        "--b\nContent-Type: multipart/mixed; boundary=b\n\n",
        "\r",
        "> ",
        "<b>"
      })
  void repeatedLinesAreReadInLinearTime(String lines) {
    String many = lines.repeat(2 * LENGTH / lines.length());
    String multipart = "Content-Type: multipart/mixed; boundary=b\n\n";
    assertFalse(RawMail.read(many).id().value().isEmpty());
    assertFalse(RawMail.read("Subject: x\n" + many).id().value().isEmpty());
    assertFalse(RawMail.read(multipart + "--b\n" + many).id().value().isEmpty());
    String flowed = "Content-Type: text/plain; format=flowed\n\n";
    assertFalse(RawMail.read(flowed + many).id().value().isEmpty());
  }

  @Test
  void headersWithoutEndDoNotHideTheBody() {
    Mail mail = RawMail.read("Subject: x\n" + "A: b\n".repeat(100_000) + "\nbody");
    assertEquals(Optional.of("body"), mail.body().text());
    assertEquals(5000, mail.headers().fields().size());
  }
}
