package dev.threadmark.mail.mime;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Steps through Microsoft's binary forms. Reads beyond the end throw BufferUnderflowException. */
final class LittleEndian {
  private final ByteBuffer bytes;

  LittleEndian(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  private LittleEndian(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  int left() {
    return bytes.remaining();
  }

  int u8() {
    return bytes.get() & 0xff;
  }

  int u16() {
    return bytes.getShort() & 0xffff;
  }

  int i32() {
    return bytes.getInt();
  }

  void skip(int length) {
    slice(length);
  }

  /** The next {@code length} bytes as they lie, not copied. */
  LittleEndian slice(int length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer slice = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return new LittleEndian(slice);
  }

  byte[] rest() {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }
}
