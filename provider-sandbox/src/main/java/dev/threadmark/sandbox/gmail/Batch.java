package dev.threadmark.sandbox.gmail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /batch}: up to 100 calls in one multipart/mixed body, answered in order. */
final class Batch {
  private static final int MOST = 100;
  private static final String BOUNDARY = "batch_sandbox_answer";

  private Batch() {}

  static boolean concerns(Call call) {
    return call.method().equals("POST")
        && !call.segments().isEmpty()
        && call.segments().get(0).equals("batch");
  }

  /** Calls without an Authorization of their own take that of the batch. */
  static Reply answer(Call call, Function<Call, Reply> each) throws IOException {
    String boundary =
        Multipart.boundary(call)
            .orElseThrow(() -> ApiError.badRequest("Failed to parse batch request, no boundary"));
    List<Multipart.Block> parts = Multipart.parts(call.body(), boundary);
    if (parts.isEmpty() || parts.size() > MOST) {
      throw ApiError.badRequest(
          "The batch request must contain 1 to " + MOST + " calls, got " + parts.size());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Multipart.Block part : parts) {
      Reply reply = each.apply(inner(part, call));
      String id = part.headers().getOrDefault("content-id", "").replaceAll("[<>]", "");
      write(out, "--" + BOUNDARY + "\r\nContent-Type: application/http\r\n");
      write(out, "Content-ID: <response-" + id + ">\r\n\r\n");
      write(out, "HTTP/1.1 " + reply.status() + " " + phrase(reply.status()) + "\r\n");
      for (Map.Entry<String, String> header : reply.headers().entrySet()) {
        write(out, header.getKey() + ": " + header.getValue() + "\r\n");
      }
      write(out, "Content-Length: " + reply.body().length + "\r\n\r\n");
      out.writeBytes(reply.body());
      write(out, "\r\n");
    }
    write(out, "--" + BOUNDARY + "--\r\n");
    return new Reply(
        200, Map.of("Content-Type", "multipart/mixed; boundary=" + BOUNDARY), out.toByteArray());
  }

  private static Call inner(Multipart.Block part, Call outer) throws IOException {
    Multipart.Block http = Multipart.block(part.content());
    String[] line = http.firstLine().split(" ");
    if (line.length < 2) {
      throw ApiError.badRequest("Failed to parse batch request");
    }
    Map<String, String> headers = new LinkedHashMap<>(http.headers());
    outer.header("authorization").ifPresent(token -> headers.putIfAbsent("authorization", token));
    return Call.of(line[0], line[1], headers, Gzip.off(http.bytes()));
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String phrase(int status) {
    return status < 300 ? "OK" : "Error";
  }
}
