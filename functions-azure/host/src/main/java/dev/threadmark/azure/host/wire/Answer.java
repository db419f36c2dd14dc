package dev.threadmark.azure.host.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param error what was thrown; nothing else counts then
 * @param http what the function returned, where it returns a response
 * @param outputs what it set, by the name of the output binding
 */
public record Answer(
    int id, Optional<String> error, Optional<Http> http, Map<String, List<String>> outputs) {

  /** A response. */
  public record Http(int status, Map<String, String> headers, String body) {
    static void write(DataOutput out, Http http) throws IOException {
      out.writeInt(http.status);
      Wire.map(out, http.headers, Wire::text);
      Wire.text(out, http.body);
    }

    static Http read(DataInput in) throws IOException {
      return new Http(in.readInt(), Wire.map(in, Wire::text), Wire.text(in));
    }
  }

  /** A run that threw. */
  public static Answer failed(int id, String error) {
    return new Answer(id, Optional.of(error), Optional.empty(), Map.of());
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(id);
    Wire.maybe(out, error, Wire::text);
    Wire.maybe(out, http, Http::write);
    Wire.map(out, outputs, Wire::texts);
  }

  public static Answer read(DataInput in) throws IOException {
    return new Answer(
        in.readInt(),
        Wire.maybe(in, Wire::text),
        Wire.maybe(in, Http::read),
        Wire.map(in, Wire::texts));
  }
}
