package dev.threadmark.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One property of a TNEF property list (MS-OXTNEF 2.1.3.4); of several values the first.
 *
 * @param type a MAPI property type (MS-OXCDATA 2.11.1)
 */
record MapiProperty(int id, int type, byte[] bytes, int length) {
  private static final int STRING = 0x1e;
  private static final int UNICODE = 0x1f;
  private static final int OBJECT = 0x0d;
  private static final int BINARY = 0x102;
  private static final int MULTIPLE = 0x1000;
  private static final int NAMED = 0x8000;
  private static final int ATTACH_DATA = 0x3701;

  /** Reads the properties in turn. */
  static void each(LittleEndian in, Consumer<MapiProperty> consumer) {
    int count = in.i32();
    for (int i = 0; i < count && in.hasMore(); i++) {
      consumer.accept(next(in));
    }
  }

  private static MapiProperty next(LittleEndian in) {
    int type = in.u16();
    int id = in.u16();
    if (id >= NAMED) {
      in.skip(16);
      int kind = in.i32();
      int lengthOrId = in.i32();
      in.skip(kind == 0 ? 0 : padded(lengthOrId));
    }
    boolean several = (type & MULTIPLE) != 0;
    int single = type & ~MULTIPLE;
    boolean variable =
        single == STRING || single == UNICODE || single == OBJECT || single == BINARY;
    int values = several || variable ? in.i32() : 1;
    MapiProperty property = new MapiProperty(id, single, new byte[0], 0);
    for (int i = 0; i < values; i++) {
      int length = variable ? in.i32() : fixedLength(single);
      LittleEndian value = in.slice(length);
      if (i == 0) {
        // The content of an attachment is only counted.
        byte[] bytes = id == ATTACH_DATA ? new byte[0] : value.rest();
        property = new MapiProperty(id, single, bytes, length);
      }
      in.skip(Math.min(in.left(), padded(length) - length));
    }
    return property;
  }

  private static int padded(int length) {
    return length < 0 || length > Integer.MAX_VALUE - 3 ? -1 : (length + 3) & ~3;
  }

  private static int fixedLength(int type) {
    return switch (type) {
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> 16;
      default -> 4;
    };
  }

  boolean isObject() {
    return type == OBJECT;
  }

  int number() {
    return new LittleEndian(bytes).i32();
  }

  String text(String codePage) {
    return type == UNICODE
        ? new String(bytes, StandardCharsets.UTF_16LE).replace("\u0000", "")
        : text(bytes, codePage);
  }

  static String text(byte[] bytes, String codePage) {
    return TextDecoder.decode(bytes, Optional.of(codePage)).replace("\u0000", "");
  }
}
