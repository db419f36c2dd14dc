package dev.threadmark.mail.mime;

import dev.threadmark.mail.Mail;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;

/** Whatever comes in, a mail comes out. */
public class MimeReaderProperties {
  public static final byte[] MAIL =
      """
      From: =?utf-8?Q?J=C3=B6rg?= "x" (c) <joerg@example.com>, Group: a@b, c@d;
      Date: Tue, 15 Nov 2022 12:45:26 +0100 (CET)
      Subject: =?utf-8?B?R3LDvMOfZQ==?= =?gb2312?Q?=C8=CB?=
      Content-Type: multipart/report; boundary="b"; report-type=delivery-status

      preamble
      --b
      Content-Type: multipart/alternative; boundary=c

      --c
      Content-Type: text/plain; charset=utf-7; format=flowed

      hello +APY- \nbegin 644 a.txt
      #0V%T
      end
      --c
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable

      <p>a=3Db
      --c--
      --b
      Content-Type: message/delivery-status

      Final-Recipient: rfc822; a@b
      Action: failed
      --b
      Content-Type: application/pkcs7-mime; smime-type=signed-data
      Content-Transfer-Encoding: base64

      MIAGCSqGSIb3DQEHAqCAMIACAQExADCABgkqhkiG9w0BBwGggCSABAJoaQAAAAAAAAAA
      --b
      Content-Type: application/ms-tnef; name*0*=utf-8''%C3%BC; name*1=x
      Content-Transfer-Encoding: base64

      eJ8+IgEAAQaQCAAEAAAAAAABAAEAAQOQBgAYAAAAAQAAAB4AABABAAAABAAAAGhpIQA=
      --b--
      """
          .getBytes(StandardCharsets.US_ASCII);

  @Property(tries = 500)
  void anyBytesAreAMail(@ForAll byte[] bytes) {
    assertRead(bytes);
  }

  @Property(tries = 500)
  void anyTextIsAMail(@ForAll String text) {
    assertRead(text.getBytes(StandardCharsets.UTF_8));
    assertRead(("From: " + text + "\r\nSubject: " + text).getBytes(StandardCharsets.UTF_8));
  }

  /** Positions and bytes in turn: each pair overwrites one byte of a mail that has everything. */
  @Property(tries = 2000)
  void aMailWithWrongBytesIsStillAMail(@ForAll @Size(max = 40) int[] changes) {
    byte[] mutated = MAIL.clone();
    for (int i = 0; i + 1 < changes.length; i += 2) {
      mutated[Math.floorMod(changes[i], mutated.length)] = (byte) changes[i + 1];
    }
    assertRead(mutated);
  }

  @Property(tries = 500)
  void aMailWithAPieceMissingIsStillAMail(@ForAll int from, @ForAll int to) {
    int start = Math.floorMod(from, MAIL.length);
    int end = Math.floorMod(to, MAIL.length);
    String text = new String(MAIL, StandardCharsets.ISO_8859_1);
    String cut = text.substring(0, Math.min(start, end)) + text.substring(Math.max(start, end));
    assertRead(cut.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The containers have parsers of their own. */
  @Property(tries = 1000)
  void anyBytesInAContainerDoNoHarm(@ForAll byte[] bytes) {
    byte[] tnef = concat(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 0, 0}, bytes);
    Assertions.assertTrue(Tnef.read(tnef).isPresent());
    Assertions.assertNotNull(SignedData.content(bytes));
    Assertions.assertNotNull(RtfReader.body(bytes));
    byte[] head = {0, 0, 0, 0, 0, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0, 0, 0, 0};
    Assertions.assertTrue(CompressedRtf.expanded(concat(head, bytes)).isPresent());
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static void assertRead(byte[] raw) {
    Mail mail = RawMail.read(raw);
    Assertions.assertFalse(mail.id().value().isEmpty());
  }
}
