package dev.threadmark.azure.host.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a function, as the host asks the worker for it.
 *
 * @param id the answer has the same
 * @param entryPoint class and method, as {@code function.json} names them
 * @param texts what triggered it, by the name of the binding: a message, what a timer tells
 * @param metadata what comes with that: parts of the route, {@code DequeueCount}
 * @param http the request, where one triggered it
 */
public record Call(
    int id,
    String function,
    String entryPoint,
    Map<String, String> texts,
    Map<String, String> metadata,
    Optional<Http> http) {

  /**
   * A request.
   *
   * @param query decoded, as ASP.NET hands it on
   */
  public record Http(
      String method,
      String uri,
      Map<String, String> headers,
      Map<String, String> query,
      Optional<String> body) {

    static void write(DataOutput out, Http http) throws IOException {
      Wire.text(out, http.method);
      Wire.text(out, http.uri);
      Wire.map(out, http.headers, Wire::text);
      Wire.map(out, http.query, Wire::text);
      Wire.maybe(out, http.body, Wire::text);
    }

    static Http read(DataInput in) throws IOException {
      return new Http(
          Wire.text(in),
          Wire.text(in),
          Wire.map(in, Wire::text),
          Wire.map(in, Wire::text),
          Wire.maybe(in, Wire::text));
    }
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(id);
    Wire.text(out, function);
    Wire.text(out, entryPoint);
    Wire.map(out, texts, Wire::text);
    Wire.map(out, metadata, Wire::text);
    Wire.maybe(out, http, Http::write);
  }

  public static Call read(DataInput in) throws IOException {
    return new Call(
        in.readInt(),
        Wire.text(in),
        Wire.text(in),
        Wire.map(in, Wire::text),
        Wire.map(in, Wire::text),
        Wire.maybe(in, Http::read));
  }
}
