package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainersTest {
  private static final int MESSAGE = 1;
  private static final int ATTACHMENT = 2;

  private final ByteArrayOutputStream tnef = new ByteArrayOutputStream();

  private void little(int bytes, long value) {
    for (int i = 0; i < bytes; i++) {
      tnef.write((int) (value >> 8 * i));
    }
  }

  private void attribute(int level, int id, byte[] data) {
    little(1, level);
    little(4, id);
    little(4, data.length);
    tnef.writeBytes(data);
    little(2, 0);
  }

  /** A property list of one string or binary property. */
  private static byte[] property(int type, int id, byte[] value) {
    ByteBuffer list =
        ByteBuffer.allocate(16 + (value.length + 3) / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
    return list.putInt(1)
        .putShort((short) type)
        .putShort((short) id)
        .putInt(1)
        .putInt(value.length)
        .put(value)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Mail mailWith(String type, byte[] content) {
    return RawMail.read(
        "Content-Type: "
            + type
            + "\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(content));
  }

  @Test
  void aWinmailDatIsUnpacked() {
    little(4, 0x223e9f78);
    little(2, 1);
    attribute(MESSAGE, 0x00069003, property(0x1f, 0x1000, utf16("Grüße\r\nvon Joe")));
    attribute(ATTACHMENT, 0x00069002, new byte[14]);
    attribute(ATTACHMENT, 0x00018010, ascii("LONGNA~1.TXT\0"));
    attribute(ATTACHMENT, 0x0006800f, ascii("12345"));
    attribute(ATTACHMENT, 0x00069005, property(0x1f, 0x3707, utf16("long näme.txt")));
    attribute(ATTACHMENT, 0x00069002, new byte[14]);
    attribute(ATTACHMENT, 0x00018010, ascii("b.bin\0"));
    Mail mail = mailWith("application/ms-tnef; name=winmail.dat", tnef.toByteArray());
    assertEquals(Optional.of("Grüße\nvon Joe"), mail.body().text());
    String octets = "application/octet-stream";
    assertEquals(
        List.of(
            new Attachment("long näme.txt", octets, 5, false, Optional.empty()),
            new Attachment("b.bin", octets, 0, false, Optional.empty())),
        mail.attachments());
  }

  @Test
  void aWinmailDatThatIsNoneIsListedAsItIs() {
    Mail mail = mailWith("application/ms-tnef; name=winmail.dat", ascii("not TNEF"));
    assertEquals("winmail.dat", mail.attachments().get(0).name());
  }

  @Test
  void aWinmailDatCutShortGivesWhatCameBefore() {
    little(4, 0x223e9f78);
    little(2, 1);
    attribute(MESSAGE, 0x0002800c, ascii("words\0"));
    tnef.writeBytes(new byte[] {2, 0x0f, (byte) 0x80, 6, 0, 127, 0, 0, 0});
    assertEquals(Body.text("words"), Tnef.read(tnef.toByteArray()).orElseThrow().body());
  }

  @Test
  void rtfGivesItsWords() {
    String rtf =
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}"
            + "Gr\\'fc\\'dfe \\b you\\b0\\par \\uc1\\u8364? \\{10\\}\\tab x}";
    assertEquals(Body.text("Grüße you\n€ {10}\tx"), RtfReader.body(ascii(rtf)));
  }

  @Test
  void htmlWrappedInRtfIsUnwrapped() {
    String rtf =
        "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf \\par \\htmlrtf0 "
            + "hello{\\*\\htmltag72 </p>}{\\*\\mhtmltag64 <p>}}";
    assertEquals(Body.html("<p>hello</p>"), RtfReader.body(ascii(rtf)));
  }

  @Test
  void compressedRtfIsExpanded() {
    // The example of MS-OXRTFCP, 3.1: {\rtf1\ansi\ansicpg1252\pard hello world}
    byte[] compressed =
        HexFormat.of()
            .parseHex(
                "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
                    + "0af32068656c090020627705b06c647d0a800fa0");
    String rtf =
        new String(CompressedRtf.expanded(compressed).orElseThrow(), StandardCharsets.US_ASCII);
    assertEquals("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n", rtf);
  }

  @Test
  void anOpaqueSignedMailIsOpened() {
    byte[] content = ascii("Content-Type: text/plain\r\n\r\nsigned words");
    Mail definite = mailWith("application/pkcs7-mime; name=smime.p7m", signedData(content));
    assertEquals(Optional.of("signed words"), definite.body().text());
    assertEquals("application/pkcs7-mime", definite.attachments().get(0).type());
    byte[] pieces = indefiniteSignedData(ascii("Content-Type: text/plain\r\n\r\n"), ascii("hi"));
    Mail indefinite = mailWith("application/x-pkcs7-mime; smime-type=signed-data", pieces);
    assertEquals(Optional.of("hi"), indefinite.body().text());
  }

  @Test
  void whatIsNotSignedDataStaysClosed() {
    byte[] enveloped = signedData(ascii("x"));
    int lastOfOid = 2 + SIGNED_DATA.length - 1;
    enveloped[lastOfOid] = 3;
    assertTrue(SignedData.content(ascii("garbage")).isEmpty());
    assertTrue(SignedData.content(new byte[0]).isEmpty());
    assertTrue(SignedData.content(enveloped).isEmpty());
  }

  private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("06092a864886f70d010702");
  private static final byte[] DATA = HexFormat.of().parseHex("06092a864886f70d010701");

  private static byte[] signedData(byte[] content) {
    byte[] encapsulated = value(0x30, join(DATA, value(0xa0, value(0x04, content))));
    byte[] version = value(0x02, new byte[] {1});
    byte[] digests = value(0x31, new byte[0]);
    byte[] signed = value(0x30, join(version, digests, encapsulated));
    return value(0x30, join(SIGNED_DATA, value(0xa0, signed)));
  }

  private static byte[] indefiniteSignedData(byte[]... pieces) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      octets.writeBytes(value(0x04, piece));
    }
    byte[] encapsulated = open(0x30, join(DATA, open(0xa0, open(0x24, octets.toByteArray()))));
    byte[] start = join(value(0x02, new byte[] {1}), value(0x31, new byte[0]));
    return open(0x30, join(SIGNED_DATA, open(0xa0, open(0x30, join(start, encapsulated)))));
  }

  private static byte[] value(int tag, byte[] content) {
    byte[] length = {(byte) content.length};
    return join(new byte[] {(byte) tag}, length, content);
  }

  private static byte[] open(int tag, byte[] content) {
    return join(new byte[] {(byte) tag, (byte) 0x80}, content, new byte[2]);
  }

  private static byte[] join(byte[]... pieces) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      joined.writeBytes(piece);
    }
    return joined.toByteArray();
  }

  private static byte[] utf16(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
  }
}
