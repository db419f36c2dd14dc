package dev.threadmark.mail.author;

import static dev.threadmark.mail.author.Authenticity.FAIL;
import static dev.threadmark.mail.author.Authenticity.PASS;
import static dev.threadmark.mail.author.Authenticity.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MimeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderCheckTest {
  private static final Authserv GMAIL = Authserv.named("mx.google.com");
  private static final String FROM = "From: Ana <ana@customer.example>\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PASS    | dmarc=pass (p=NONE) header.from=customer.example",
        "PASS    | dkim=fail header.d=list.example; dmarc=pass header.from=Customer.Example",
        "FAIL    | spf=pass smtp.mailfrom=x@attacker.example; dmarc=fail header.from=customer.example",
        "FAIL    | dkim=pass header.d=customer.example; dmarc = FAIL (p=NONE) header.from=customer.example",
        "FAIL    | dmarc=pass header.from=attacker.example",
        "FAIL    | dmarc=pass header.from=mail.customer.example",
        "UNKNOWN | dmarc=pass",
        "UNKNOWN | dmarc=temperror header.from=customer.example",
        "UNKNOWN | dmarc=none header.from=customer.example",
        "UNKNOWN | spf=fail smtp.mailfrom=ana@customer.example",
        "PASS    | dkim=pass header.i=@customer.example; dmarc=none header.from=customer.example",
        "PASS    | dkim=pass header.d=customer.example",
        "PASS    | spf=pass smtp.mailfrom=bounces@customer.example",
        "UNKNOWN | dkim=pass header.d=example",
        "UNKNOWN | dkim=pass header.d=attacker.example; spf=pass smtp.mailfrom=attacker.example",
        "UNKNOWN | dkim=pass header.d=notcustomer.example",
        "UNKNOWN | dkim=fail header.d=customer.example",
        "UNKNOWN | none"
      })
  void whatTheProviderFoundOutDecides(Authenticity expected, String results) {
    assertEquals(expected, of(GMAIL, "Authentication-Results: mx.google.com; " + results + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PASS    | dmarc=pass action=none header.from=customer.example;compauth=pass reason=100",
        "PASS    | dmarc=bestguesspass action=none header.from=customer.example;compauth=pass reason=109",
        "FAIL    | dmarc=fail action=oreject header.from=customer.example;compauth=fail reason=000",
        "FAIL    | dmarc=fail action=none header.from=customer.example",
        "UNKNOWN | dmarc=fail action=none header.from=customer.example;compauth=pass reason=130",
        "UNKNOWN | dmarc=none action=none header.from=customer.example;compauth=fail reason=001",
        "FAIL    | dmarc=none action=none header.from=customer.example;compauth=fail reason=601",
        "UNKNOWN | dmarc=none action=none header.from=customer.example;compauth=softpass reason=201",
        "UNKNOWN | dmarc=none action=none header.from=customer.example"
      })
  void whatExchangeFoundOutDecides(Authenticity expected, String results) {
    assertEquals(
        expected,
        of(
            Authserv.UNNAMED,
            "Authentication-Results: spf=none (sender IP is 192.0.2.1)\n smtp.mailfrom=a.example;"
                + " dkim=none (message not signed)\n header.d=none;"
                + results
                + "\n"));
  }

  @Test
  void onlyExchangeHasAVerdictOfItsOwn() {
    String field = "Authentication-Results: mx.google.com; dmarc=fail; compauth=pass reason=100\n";
    assertEquals(FAIL, of(GMAIL, field));
  }

  @ParameterizedTest
  @CsvSource({"mx.attacker.example", "mx.google.com.attacker.example", "google.com"})
  void aFieldOfSomebodyElseSaysNothing(String authserv) {
    String forged =
        "Authentication-Results: " + authserv + "; dmarc=pass header.from=customer.example\n";
    assertEquals(UNKNOWN, of(GMAIL, forged));
    assertEquals(UNKNOWN, of(Authserv.UNNAMED, forged));
    assertEquals(UNKNOWN, of(Authserv.NONE, forged));
  }

  @Test
  void aFieldBelowTheTopmostCameWithTheMail() {
    String pass =
        "Authentication-Results: mx.google.com; dmarc=pass header.from=customer.example\n";
    String fail =
        "Authentication-Results: mx.google.com; dmarc=fail header.from=customer.example\n";
    String other = "Authentication-Results: mx.other.example; dmarc=none\n";
    assertEquals(FAIL, of(GMAIL, fail + pass));
    assertEquals(UNKNOWN, of(GMAIL, other + pass));
  }

  /** As Gmail words it; every mail that came through Microsoft 365 or a list has one. */
  @Test
  void whatWasFoundBeforeByOthersIsOnlyAComment() {
    String field =
        "Authentication-Results: mx.google.com;\n       dkim=pass header.i=@other.example;\n"
            + "       arc=pass (i=1 spf=fail spfdomain=customer.example dkim=pass"
            + " dkdomain=customer.example dmarc=%s fromdomain=customer.example);\n"
            + "       dmarc=%s (p=NONE sp=NONE dis=NONE) header.from=customer.example\n";
    assertEquals(PASS, of(GMAIL, field.formatted("fail", "pass")));
    assertEquals(FAIL, of(GMAIL, field.formatted("pass", "fail")));
  }

  @Test
  void aPassOutOfACommentThatWasBrokenOpenIsNone() {
    String field =
        "Authentication-Results: mx.google.com; spf=pass (google.com: domain of \"x);(y)dmarc=pass"
            + " header.from=customer.example;(\"@attacker.example) smtp.mailfrom=attacker.example;"
            + " dmarc=none header.from=customer.example\n";
    assertEquals(UNKNOWN, of(GMAIL, field));
  }

  /** The envelope sender is the attacker's to choose, and services write it into the field. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"x; dmarc=pass header.from=customer.example\"@attacker.example",
        "\"x) ; dmarc=pass header.from=customer.example ; (\"@attacker.example",
        "\"x(y\"@attacker.example",
        "\"x"
      })
  void nothingInTheMailHidesThatItFailed(String sender) {
    String field =
        "Authentication-Results: mx.google.com; spf=pass (google.com: domain of %s designates"
            + " 192.0.2.66 as permitted sender) smtp.mailfrom=%s; dmarc=fail (p=NONE)"
            + " header.from=customer.example\n";
    assertEquals(FAIL, of(GMAIL, field.formatted(sender, sender)));
  }

  @Test
  void aPassThatIsSaidTwiceIsNone() {
    assertEquals(
        UNKNOWN,
        of(
            GMAIL,
            "Authentication-Results: mx.google.com; spf=pass smtp.mailfrom=\"x;dmarc=pass\"@x.example;"
                + " dmarc=pass header.from=customer.example\n"));
  }

  @Test
  void aLongFieldIsReadToItsEnd() {
    String signatures = " dkim=pass header.d=a.example;\n".repeat(3_300);
    assertEquals(
        FAIL,
        Finding.of(
            "mx.google.com;" + signatures + " dmarc=fail header.from=customer.example",
            GMAIL,
            new Address("ana@customer.example")));
  }

  @Test
  void replyToSenderAndTheDisplayNameAreNobody() {
    Mail mail =
        mail(
            "Reply-To: ceo@customer.example\nSender: ceo@customer.example\n"
                + "From: \"ceo@customer.example\" <billing@attacker.example>\n");
    assertEquals(
        Optional.of(
            new Author(new Address("billing@attacker.example"), "ceo@customer.example", UNKNOWN)),
        new SenderCheck(GMAIL, Set.of()).author(mail));
  }

  @Test
  void bothSpellingsOfADomainPass() {
    String field =
        "Authentication-Results: mx.google.com; dmarc=pass header.from=xn--bcher-kva.example\n";
    Mail mail = mail(field + "From: ana@bücher.example\n");
    assertEquals(PASS, new SenderCheck(GMAIL, Set.of()).author(mail).orElseThrow().authenticity());
  }

  @Test
  void aMailWithoutAnAuthorHasNone() {
    assertEquals(Optional.empty(), new SenderCheck(GMAIL, Set.of()).author(mail("Subject: x\n")));
  }

  private static Authenticity of(Authserv authserv, String headers) {
    return new SenderCheck(authserv, Set.of())
        .author(mail(headers + FROM))
        .orElseThrow()
        .authenticity();
  }

  static Mail mail(String headers) {
    String raw = headers + "Subject: x\n\nHello.\n";
    try {
      return MimeReader.read(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
