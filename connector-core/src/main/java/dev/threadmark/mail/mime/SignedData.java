package dev.threadmark.mail.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Takes the content out of CMS {@code SignedData} (RFC 5652, 5.1), which anybody may read. The
 * signature is not checked: whom a mail is from is the provider's to say (Authentication-Results).
 */
final class SignedData {
  private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("2a864886f70d010702");
  private static final int SEQUENCE = 0x30;
  private static final int EXPLICIT_0 = 0xa0;
  private static final int OCTETS = 0x04;
  private static final int OCTETS_IN_PIECES = 0x24;
  private static final int MOST_DEPTH = 20;

  private final byte[] bytes;

  private SignedData(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The signed content; empty where {@code cms} is encrypted, detached or not CMS at all. */
  static Optional<byte[]> content(byte[] cms) {
    try {
      return new SignedData(cms).content();
    } catch (BrokenAsn1 | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> content() throws BrokenAsn1 {
    Value type = first(expect(value(0, 0), SEQUENCE));
    if (!Arrays.equals(SIGNED_DATA, Arrays.copyOfRange(bytes, type.start, type.end))) {
      return Optional.empty();
    }
    Value signedData = expect(first(expect(after(type), EXPLICIT_0)), SEQUENCE);
    Value version = first(signedData);
    Value encapsulated = expect(after(after(version)), SEQUENCE);
    Value content = after(first(encapsulated));
    if (content.start >= encapsulated.end || content.tag != EXPLICIT_0) {
      return Optional.empty();
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    collect(first(content), octets, 0);
    return Optional.of(octets.toByteArray());
  }

  private void collect(Value value, ByteArrayOutputStream octets, int depth) throws BrokenAsn1 {
    if (value.tag == OCTETS) {
      octets.write(bytes, value.start, value.end - value.start);
      return;
    }
    expect(value, OCTETS_IN_PIECES);
    for (int at = value.start; at < value.end && depth < MOST_DEPTH; ) {
      Value piece = value(at, 0);
      collect(piece, octets, depth + 1);
      at = piece.next;
    }
  }

  /** A BER value: where its content lies, and where the next value starts. */
  private record Value(int tag, int start, int end, int next) {}

  private static final class BrokenAsn1 extends Exception {
    private static final long serialVersionUID = 1;
  }

  private Value first(Value parent) throws BrokenAsn1 {
    return value(parent.start, 0);
  }

  private Value after(Value before) throws BrokenAsn1 {
    return value(before.next, 0);
  }

  private static Value expect(Value value, int tag) throws BrokenAsn1 {
    if (value.tag != tag) {
      throw new BrokenAsn1();
    }
    return value;
  }

  private Value value(int at, int depth) throws BrokenAsn1 {
    int tag = bytes[at] & 0xff;
    int first = bytes[at + 1] & 0xff;
    int start = at + 2;
    if (first == 0x80) {
      return indefinite(tag, start, depth);
    }
    int length = first;
    if (first > 0x80) {
      int count = first & 0x7f;
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | bytes[start++] & 0xff;
      }
    }
    if (length < 0 || start + length < 0 || start + length > bytes.length) {
      throw new BrokenAsn1();
    }
    return new Value(tag, start, start + length, start + length);
  }

  /** A value without length lasts up to two zero bytes. */
  private Value indefinite(int tag, int start, int depth) throws BrokenAsn1 {
    if (depth > MOST_DEPTH) {
      throw new BrokenAsn1();
    }
    int end = start;
    while (bytes[end] != 0 || bytes[end + 1] != 0) {
      end = value(end, depth + 1).next;
    }
    return new Value(tag, start, end, end + 2);
  }
}
