package dev.threadmark.azure.host.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How host and worker write to each other: lengths and UTF-8, by nothing but the JDK, because
 * whatever the worker loads shows up among the classes of the app.
 */
final class Wire {
  private Wire() {}

  /** Writes one thing. */
  interface Writer<T> {
    void write(DataOutput out, T thing) throws IOException;
  }

  /** Reads one thing. */
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  static void text(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void texts(DataOutput out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  static List<String> texts(DataInput in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  static <T> void map(DataOutput out, Map<String, T> map, Writer<T> values) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, T> entry : map.entrySet()) {
      text(out, entry.getKey());
      values.write(out, entry.getValue());
    }
  }

  static <T> Map<String, T> map(DataInput in, Reader<T> values) throws IOException {
    int size = in.readInt();
    Map<String, T> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(text(in), values.read(in));
    }
    return map;
  }

  static <T> void maybe(DataOutput out, Optional<T> thing, Writer<T> writer) throws IOException {
    out.writeBoolean(thing.isPresent());
    if (thing.isPresent()) {
      writer.write(out, thing.get());
    }
  }

  static <T> Optional<T> maybe(DataInput in, Reader<T> reader) throws IOException {
    return in.readBoolean() ? Optional.of(reader.read(in)) : Optional.empty();
  }
}
