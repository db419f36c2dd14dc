package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Finds JSON and mail in a request that may be an upload ({@code uploadType}). */
final class Upload {
  private Upload() {}

  static JsonNode json(Call call) {
    return switch (type(call)) {
      case "media" -> Json.object();
      case "multipart" -> Json.read(related(call).get(0).bytes());
      default -> Json.body(call);
    };
  }

  static Optional<byte[]> media(Call call) {
    return switch (type(call)) {
      case "media" -> Optional.of(call.body());
      case "multipart" -> Optional.of(related(call).get(1).bytes());
      default -> Optional.empty();
    };
  }

  static String type(Call call) {
    boolean upload = call.segments().contains("upload");
    return upload ? call.parameter("uploadType").orElse("") : "";
  }

  private static List<Multipart.Block> related(Call call) {
    List<Multipart.Block> parts =
        Multipart.boundary(call)
            .map(boundary -> Multipart.parts(call.body(), boundary))
            .orElse(List.of());
    if (parts.size() != 2) {
      throw ApiError.badRequest("Malformed multipart body.");
    }
    return parts;
  }
}
