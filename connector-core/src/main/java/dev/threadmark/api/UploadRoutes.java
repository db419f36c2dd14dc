package dev.threadmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.engine.Engine;
import dev.threadmark.outbox.Upload;
import dev.threadmark.outbox.Uploads;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.Response;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Files for answers, in parts: a function of Lambda takes 6 MB a request. */
final class UploadRoutes {
  private static final String UPLOADS = "mailboxes/{tenant}/{address}/uploads";
  private static final String UPLOAD = UPLOADS + "/{upload}";

  private final Uploads uploads;

  UploadRoutes(Engine engine) {
    this.uploads = engine.outbox().uploads();
  }

  List<Route> all() {
    return List.of(
        new Route("POST", UPLOADS, Access.AGENT, this::begin, Optional.empty()),
        new Route("GET", UPLOAD, Access.AGENT, own(this::shown), Optional.empty()),
        new Route("DELETE", UPLOAD, Access.AGENT, own(this::remove), Optional.empty()),
        new Route("PUT", UPLOAD + "/parts/{part}", Access.AGENT, this::put, Optional.empty()));
  }

  /**
   * @param partBytes of every part but the last
   * @param received the parts that are there, by number
   */
  private record View(
      String id,
      String name,
      String type,
      long size,
      int partBytes,
      int parts,
      Set<Integer> received) {}

  private Response begin(Call call) {
    JsonNode body = call.body();
    JsonNode size = body.path("size");
    String name = body.path("name").asText("");
    String type = body.path("type").asText("");
    if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 1 || !named(name)) {
      return Answers.bad("an upload has name, type and size in bytes; see openapi.json");
    }
    if (size.asLong() > Enclosed.MOST_TOGETHER) {
      return Answers.problem(413, "files of an answer are 20 MB at most: send a link instead");
    }
    String cause = call.idempotencyKey().orElseGet(() -> UUID.randomUUID().toString());
    return uploads
        .begin(call.id(), call.person().address(), cause, name, type, size.asLong(), call.now())
        .map(this::shown)
        .orElseGet(UploadRoutes::none);
  }

  private static boolean named(String name) {
    try {
      new Enclosed(name, "", new byte[0]);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Response put(Call call) {
    Optional<Upload> upload = find(call);
    String part = call.path().get("part");
    Optional<Integer> bytes =
        upload
            .filter(any -> part.matches("\\d{1,4}"))
            .flatMap(one -> one.bytesOf(Integer.parseInt(part)));
    if (bytes.isEmpty()) {
      return none();
    }
    Optional<byte[]> content = decoded(call.body()).filter(given -> given.length == bytes.get());
    if (content.isEmpty()) {
      return Answers.bad("content is base64 of the %d bytes of this part".formatted(bytes.get()));
    }
    return uploads.put(upload.get(), Integer.parseInt(part), content.get())
        ? shown(upload.get())
        : Answers.problem(409, "it goes with an answer already, or was removed");
  }

  private static Optional<byte[]> decoded(JsonNode body) {
    try {
      return Optional.of(Base64.getDecoder().decode(body.path("content").asText("")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** One that goes with an answer stays until that is sent. */
  private Response remove(Upload upload) {
    Response last = shown(upload);
    if (upload.use().isPresent()) {
      return Answers.problem(409, "it goes with an answer already");
    }
    uploads.remove(upload.id());
    return last;
  }

  private Response shown(Upload upload) {
    return Answers.json(
        new View(
            upload.id(),
            upload.name(),
            upload.type(),
            upload.size(),
            Upload.PART,
            upload.parts(),
            uploads.received(upload)));
  }

  private Function<Call, Response> own(Function<Upload, Response> answer) {
    return call -> find(call).map(answer).orElseGet(UploadRoutes::none);
  }

  private Optional<Upload> find(Call call) {
    return Optional.of(call.path().get("upload"))
        .filter(Uploads::isId)
        .flatMap(id -> uploads.find(call.id(), call.person().address(), id));
  }

  private static Response none() {
    return Answers.problem(404, "you have no such upload here");
  }
}
