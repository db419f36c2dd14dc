package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Mail;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailAttachmentsTest {
  private static Attachment only(String fields, String content) {
    List<Attachment> all =
        RawMail.read(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n--b\n%s\n%s\n--b--\n"
                    .formatted(fields, content))
            .attachments();
    assertEquals(1, all.size());
    return all.get(0);
  }

  @Test
  void theDecodedBytesAreCounted() {
    String fields =
        "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n";
    assertEquals(
        new Attachment("a.pdf", "application/pdf", 5, false, Optional.empty()),
        only(fields, "aGVs\nbG8="));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "filename=a.txt | a.txt",
        "filename=\"a \\\"b\\\".txt\" | a \"b\".txt",
        "filename=my file (1).txt | my file (1).txt",
        "filename=\"unclosed.txt | unclosed.txt",
        "filename=\"C:\\dir\\a.txt\" | a.txt",
        "filename=\"../../etc/passwd\" | passwd",
        "filename=\"=?utf-8?Q?=C3=BC.txt?=\" | ü.txt",
        "filename==?utf-8?Q?=C3=BC.txt?= | ü.txt",
        "filename*=utf-8''%C3%BC.txt | ü.txt",
        "filename=u.txt; filename*=utf-8''%C3%BC.txt | ü.txt",
        "filename*=iso-8859-1'de'%FC.txt | ü.txt",
        "filename*=%C3%BC.txt | ü.txt",
        "filename*0=\"long \"; filename*1=name.txt | long name.txt",
        "filename*1*=%BC.txt; filename*0*=utf-8''%C3 | ü.txt",
        "filename*0*=utf-8''%C3%BC; filename*1=%20.txt | ü%20.txt",
        "filename*=x-nonsense''a%ZZ.txt | a%ZZ.txt",
        "filename=a.txt size=3 | a.txt",
      })
  void fileNamesAreDecoded(String parameter, String name) {
    String fields = "Content-Type: image/png\nContent-Disposition: attachment; " + parameter;
    assertEquals(name, only(fields + "\n", "x").name());
  }

  @Test
  void aPartHeaderMayForgetToFold() {
    String fields = "Content-Type: image/png;\nname=\"a.png\"\nContent-Transfer-Encoding: base64\n";
    assertEquals(5, only(fields, "aGVsbG8=").size());
  }

  @Test
  void anAttachedMessageIsNotPartOfTheBody() {
    String message = "Subject: inner\nContent-Type: text/plain\n\ninner words";
    Attachment attached = only("Content-Type: message/rfc822\n", message);
    assertEquals("message/rfc822", attached.type());
    assertEquals(message.replace("\n", "\r\n").length(), attached.size());
    Mail digest =
        RawMail.read("Content-Type: multipart/digest; boundary=b\n\n--b\n\n" + message + "\n--b--");
    assertEquals("message/rfc822", digest.attachments().get(0).type());
    assertEquals(Optional.empty(), digest.body().text());
  }

  @Test
  void uuencodedFilesAreTakenOutOfTheText() {
    Mail mail =
        RawMail.read("see\n\nbegin 644 cat.txt\n#0V%T\n`\nend\nbye\nbegin 600 metres away\nok\n");
    assertEquals(Optional.of("see\n\nbye\nbegin 600 metres away\nok\n"), mail.body().text());
    assertEquals(
        List.of(new Attachment("cat.txt", "application/octet-stream", 3, false, Optional.empty())),
        mail.attachments());
  }

  @Test
  void theMachinePartsOfAnInvitationAreListed() {
    Mail mail =
        RawMail.read(
            """
            Content-Type: multipart/alternative; boundary=b

            --b

            come
            --b
            Content-Type: text/calendar; method=REQUEST

            BEGIN:VCALENDAR
            --b--
            """);
    assertEquals("text/calendar", mail.attachments().get(0).type());
    assertEquals(Optional.of("come"), mail.body().text());
  }

  @Test
  void signaturesAndEncryptedPartsAreListedByType() {
    Mail signed =
        RawMail.read(
            """
            Content-Type: multipart/signed; boundary=b

            --b

            words
            --b
            Content-Type: application/pgp-signature; name=signature.asc

            -----BEGIN PGP SIGNATURE-----
            --b--
            """);
    assertEquals(Optional.of("words"), signed.body().text());
    assertEquals("application/pgp-signature", signed.attachments().get(0).type());
    String enveloped = "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nxx";
    assertEquals("application/pkcs7-mime", RawMail.read(enveloped).attachments().get(0).type());
  }

  @Test
  void aMailOfAThousandsOfPartsEndsSomewhere() {
    String mail =
        "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: image/png\n\nx\n".repeat(20_000);
    assertEquals(1000, RawMail.read(mail).attachments().size());
  }
}
