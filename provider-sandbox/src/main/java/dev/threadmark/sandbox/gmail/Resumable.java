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
 * gets an address, the others bring the mail, each range where the one before ended. When it is
 * whole, the call is done as if it had come as one {@code multipart} request; whoever asks again
 * ({@code bytes *}{@code /N}) is told the same and nothing is done again.
 *
 * @see <a href="https://developers.google.com/workspace/gmail/api/guides/uploads">Gmail:
 *     uploads</a>
 */
final class Resumable {
  private static final Pattern RANGE =
      Pattern.compile("bytes (?:\\*|(\\d{1,12})-(\\d{1,12}))/(\\d{1,12}|\\*)");
  private static final String BOUNDARY = "sandbox_upload";
  private static final int UNIT = 256 * 1024;

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  private static final class Session {
    private final Call start;
    private final ByteArrayOutputStream media = new ByteArrayOutputStream();
    private Optional<Reply> done = Optional.empty();

    Session(Call start) {
      this.start = start;
    }
  }

  static boolean concerns(Call call) {
    return Upload.type(call).equals("resumable");
  }

  Reply answer(Call call, String baseUrl, Function<Call, Reply> whole) {
    Optional<String> id = call.parameter("upload_id");
    if (id.isEmpty()) {
      String made = UUID.randomUUID().toString();
      sessions.put(made, new Session(call));
      String location =
          baseUrl + call.path().substring(1) + "?uploadType=resumable&upload_id=" + made;
      return new Reply(200, Map.of("Location", location), new byte[0]);
    }
    Session session = Optional.ofNullable(sessions.get(id.get())).orElseThrow(ApiError::notFound);
    synchronized (session) {
      if (session.done.isEmpty() && takes(session, call)) {
        session.done = Optional.of(whole.apply(multipart(session)));
      }
      return session.done.orElseGet(() -> soFar(session));
    }
  }

  private static Reply soFar(Session session) {
    int size = session.media.size();
    Map<String, String> range = size == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (size - 1));
    return new Reply(308, range, new byte[0]);
  }

  /** Takes in what comes; true if that is all. */
  private static boolean takes(Session session, Call call) {
    Optional<String> header = call.header("content-range");
    if (header.isEmpty()) {
      session.media.writeBytes(call.body());
      return true;
    }
    Matcher range = RANGE.matcher(header.get());
    if (!range.matches()) {
      throw ApiError.badRequest("Failed to parse Content-Range header.");
    }
    boolean ends = !range.group(3).equals("*");
    if (range.group(1) != null) {
      int length = call.body().length;
      boolean sound =
          Long.parseLong(range.group(1)) == session.media.size()
              && Long.parseLong(range.group(2)) == session.media.size() + length - 1L;
      if (!sound) {
        return false; // the answer says where to go on
      }
      if (!ends && length % UNIT != 0) {
        throw ApiError.badRequest("A range that is not the last is a multiple of 256 KiB.");
      }
      session.media.writeBytes(call.body());
    }
    return ends && range.group(3).equals(Integer.toString(session.media.size()));
  }

  private static Call multipart(Session session) {
    Call start = session.start;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(("--" + BOUNDARY + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(
        start.body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : start.body());
    body.writeBytes(("\r\n--" + BOUNDARY + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(session.media.toByteArray());
    body.writeBytes(("\r\n--" + BOUNDARY + "--").getBytes(StandardCharsets.UTF_8));
    Map<String, List<String>> query = new LinkedHashMap<>(start.query());
    query.put("uploadType", List.of("multipart"));
    Map<String, String> headers = new LinkedHashMap<>(start.headers());
    headers.put("content-type", "multipart/related; boundary=" + BOUNDARY);
    return new Call(start.method(), start.segments(), query, headers, body.toByteArray());
  }
}
