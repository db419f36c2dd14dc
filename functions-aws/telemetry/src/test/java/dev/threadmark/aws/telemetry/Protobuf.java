package dev.threadmark.aws.telemetry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads messages without their schema: fields that have a length are kept, others passed over.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protobuf's encoding</a>
 */
final class Protobuf {
  private Protobuf() {}

  /** The messages to which these fields lead, one within the other. */
  static List<Map<Integer, List<byte[]>>> at(byte[] message, int... fields) {
    List<byte[]> messages = List.of(message);
    for (int field : fields) {
      messages =
          messages.stream()
              .flatMap(one -> read(one).getOrDefault(field, List.of()).stream())
              .toList();
    }
    return messages.stream().map(Protobuf::read).toList();
  }

  static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  private static Map<Integer, List<byte[]>> read(byte[] message) {
    Map<Integer, List<byte[]>> fields = new HashMap<>();
    ByteBuffer in = ByteBuffer.wrap(message);
    while (in.hasRemaining()) {
      int tag = (int) varint(in);
      int type = tag & 7;
      if (type == 2) {
        byte[] value = new byte[(int) varint(in)];
        in.get(value);
        fields.computeIfAbsent(tag >>> 3, any -> new ArrayList<>()).add(value);
      } else if (type == 0) {
        varint(in);
      } else {
        in.position(in.position() + (type == 1 ? 8 : 4));
      }
    }
    return fields;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
