package dev.threadmark.sandbox.gmail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uploads in two or more requests ({@code uploadType=resumable}): the first brings the JSON and
 * gets an address, the others bring the mail. When it is whole, the call is done as if it had come
 * as one {@code multipart} request.
 */
final class Resumable {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");
  private static final String BOUNDARY = "sandbox_upload";

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  private record Session(Call start, ByteArrayOutputStream media) {}

  static boolean concerns(Call call) {
    return Upload.type(call).equals("resumable");
  }

  Reply answer(Call call, String baseUrl, Function<Call, Reply> whole) {
    Optional<String> id = call.parameter("upload_id");
    if (id.isEmpty()) {
      String made = UUID.randomUUID().toString();
      sessions.put(made, new Session(call, new ByteArrayOutputStream()));
      String location =
          baseUrl + call.path().substring(1) + "?uploadType=resumable&upload_id=" + made;
      return new Reply(200, Map.of("Location", location), new byte[0]);
    }
    Session session = Optional.ofNullable(sessions.get(id.get())).orElseThrow(ApiError::notFound);
    session.media().writeBytes(call.body());
    if (!last(call, session.media().size())) {
      return new Reply(
          308, Map.of("Range", "bytes=0-" + (session.media().size() - 1)), new byte[0]);
    }
    sessions.remove(id.get());
    return whole.apply(multipart(session));
  }

  private static boolean last(Call call, int soFar) {
    Matcher range = RANGE.matcher(call.header("content-range").orElse(""));
    return !range.matches() || range.group(3).equals(Integer.toString(soFar));
  }

  private static Call multipart(Session session) {
    Call start = session.start();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(("--" + BOUNDARY + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(
        start.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : start.body());
    body.writeBytes(("\r\n--" + BOUNDARY + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(session.media().toByteArray());
    body.writeBytes(("\r\n--" + BOUNDARY + "--").getBytes(StandardCharsets.UTF_8));
    Map<String, List<String>> query = new LinkedHashMap<>(start.query());
    query.put("uploadType", List.of("multipart"));
    Map<String, String> headers = new LinkedHashMap<>(start.headers());
    headers.put("content-type", "multipart/related; boundary=" + BOUNDARY);
    return new Call(start.method(), start.segments(), query, headers, body.toByteArray());
  }
}
