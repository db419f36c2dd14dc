package dev.threadmark.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Expands the RTF of Outlook (MS-OXRTFCP). */
final class CompressedRtf {
  private static final int COMPRESSED = 0x75465a4c;
  private static final int UNCOMPRESSED = 0x414c454d;
  private static final int DICTIONARY = 4096;
  private static final int LIMIT = 16 << 20;

  /** What the dictionary holds at the start (MS-OXRTFCP 2.1.2.1). */
  private static final byte[] START =
      ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}"
              + "{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
              + "MS Sans SerifSymbolArialTimes New RomanCourier"
              + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
          .getBytes(StandardCharsets.US_ASCII);

  private CompressedRtf() {}

  /** The RTF; empty where {@code bytes} are of another form. Where they are cut, its start. */
  static Optional<byte[]> expanded(byte[] bytes) {
    LittleEndian in = new LittleEndian(bytes);
    if (in.left() < 16) {
      return Optional.empty();
    }
    in.skip(8);
    int form = in.i32();
    in.skip(4);
    if (form == UNCOMPRESSED) {
      return Optional.of(in.rest());
    }
    return form == COMPRESSED ? Optional.of(expanded(in)) : Optional.empty();
  }

  private static byte[] expanded(LittleEndian in) {
    ByteArrayOutputStream rtf = new ByteArrayOutputStream();
    byte[] dictionary = new byte[DICTIONARY];
    System.arraycopy(START, 0, dictionary, 0, START.length);
    int write = START.length;
    try {
      while (in.hasMore() && rtf.size() < LIMIT) {
        int control = in.u8();
        for (int bit = 0; bit < 8; bit++) {
          boolean reference = (control >> bit & 1) == 1;
          int token = reference ? in.u8() << 8 | in.u8() : 0;
          int from = token >> 4;
          if (reference && from == write) {
            return rtf.toByteArray();
          }
          int length = reference ? (token & 15) + 2 : 1;
          for (int i = 0; i < length; i++) {
            byte b = reference ? dictionary[(from + i) % DICTIONARY] : (byte) in.u8();
            rtf.write(b);
            dictionary[write] = b;
            write = (write + 1) % DICTIONARY;
          }
        }
      }
    } catch (BufferUnderflowException e) {
      return rtf.toByteArray();
    }
    return rtf.toByteArray();
  }
}
