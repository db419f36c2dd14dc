package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of 3 to 150 MB for drafts: a session, then {@code PUT} of ranges in order to an address
 * that takes no token, then 201 with the attachment's {@code Location}. Guarded by the mailboxes'
 * lock.
 *
 * @see <a href="https://learn.microsoft.com/graph/outlook-large-attachments">Graph: attach large
 *     files</a>
 */
final class UploadSessions {
  /** Below the sandbox's root, as the real one's is on a host of its own. */
  static final String PATH = "/upload/";

  private static final long LEAST = 3 * 1000 * 1000;
  private static final long MOST = 150L * 1024 * 1024;
  private static final int MOST_AT_ONCE = 4 * 1024 * 1024;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,12})-(\\d{1,12})/(\\d{1,12})");

  private final Map<String, Session> sessions = new HashMap<>();
  private final Clock clock;
  private Duration lifetime = Duration.ofHours(1);

  UploadSessions(Clock clock) {
    this.clock = clock;
  }

  private record Session(
      Item draft, JsonNode item, Instant expires, ByteArrayOutputStream bytes, Object lock) {}

  void lifetime(Duration granted) {
    lifetime = granted;
  }

  GraphReply create(GraphCall call, Item draft) {
    JsonNode item =
        GraphCall.parameter(call.json(), "AttachmentItem")
            .orElseThrow(() -> GraphError.badRequest("AttachmentItem is required."));
    long size = item.path("size").asLong();
    if (!draft.isDraft()) {
      throw new GraphError(400, "ErrorInvalidOperation", "The message was sent.");
    }
    if (!item.path("attachmentType").asText().equals("file")
        || item.path("name").asText().isEmpty()) {
      throw GraphError.badRequest("attachmentType has to be file, and name is required.");
    }
    if (size < LEAST || size > MOST) {
      throw new GraphError(
          400, "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize", "3 to 150 MB, please.");
    }
    String id = UUID.randomUUID().toString();
    Session session =
        new Session(
            draft,
            item,
            clock.instant().plus(lifetime),
            new ByteArrayOutputStream(),
            draft.mailbox.lock);
    synchronized (sessions) {
      sessions.put(id, session);
    }
    String root = call.base().replaceFirst("/v1\\.0$", "");
    ObjectNode json = state(session);
    json.put("uploadUrl", root + PATH + id + "?authtoken=" + Digests.id("", id));
    return GraphReply.json(201, json);
  }

  /** What comes to the address of a session. */
  GraphReply answer(GraphCall call) {
    String id = call.path().substring(PATH.length());
    Optional<Session> known;
    synchronized (sessions) {
      known = Optional.ofNullable(sessions.get(id));
    }
    if (call.header("authorization").isPresent()
        || call.param("authtoken").filter(Digests.id("", id)::equals).isEmpty()) {
      return new GraphError(401, "InvalidAuthenticationToken", "No Authorization here.").reply();
    }
    if (known.filter(one -> clock.instant().isBefore(one.expires())).isEmpty()) {
      return new GraphError(404, "ErrorItemNotFound", "The upload session has expired.").reply();
    }
    synchronized (known.get().lock()) {
      return answer(call, id, known.get());
    }
  }

  private GraphReply answer(GraphCall call, String id, Session session) {
    if (call.method().equals("DELETE")) {
      drop(id);
      return GraphReply.empty(204);
    }
    if (!call.method().equals("PUT")) {
      return GraphReply.json(200, state(session));
    }
    Matcher range = RANGE.matcher(call.header("content-range").orElse(""));
    if (!range.matches()) {
      return GraphError.badRequest("Content-Range is required.").reply();
    }
    long from = Long.parseLong(range.group(1));
    long to = Long.parseLong(range.group(2));
    long size = session.item().path("size").asLong();
    boolean sound =
        to - from + 1 == call.body().length && Long.parseLong(range.group(3)) == size && to < size;
    if (call.body().length > MOST_AT_ONCE) {
      return new GraphError(413, "RequestEntityTooLarge", "At most 4 MB at a time.").reply();
    }
    if (!sound || from != session.bytes().size()) {
      return new GraphError(416, "InvalidContentRange", "Not the range that is expected.").reply();
    }
    session.bytes().writeBytes(call.body());
    if (session.bytes().size() < size) {
      return GraphReply.json(200, state(session));
    }
    drop(id);
    return attached(call, session);
  }

  private static GraphReply attached(GraphCall call, Session session) {
    if (!session.draft().isDraft()) {
      return new GraphError(400, "ErrorInvalidOperation", "The message was sent.").reply();
    }
    ObjectNode file = GraphReply.JSON.createObjectNode();
    file.put("@odata.type", "#microsoft.graph.fileAttachment");
    file.set("name", session.item().get("name"));
    file.put("contentType", session.item().path("contentType").asText("application/octet-stream"));
    file.put("contentBytes", Base64.getEncoder().encodeToString(session.bytes().toByteArray()));
    ObjectNode kept = Attachments.put(session.draft(), file, session.bytes().size());
    String location =
        "%s/users/%s/messages/%s/attachments/%s"
            .formatted(
                call.base(),
                session.draft().mailbox.address(),
                session.draft().id,
                kept.path("id").asText());
    return GraphReply.empty(201).with(List.of(Map.entry("Location", location)));
  }

  private void drop(String id) {
    synchronized (sessions) {
      sessions.remove(id);
    }
  }

  /** A single number: of Outlook's sessions the next byte, and no range. */
  private static ObjectNode state(Session session) {
    ObjectNode json = GraphReply.JSON.createObjectNode();
    json.put("expirationDateTime", session.expires().toString());
    json.putArray("nextExpectedRanges")
        .add(session.bytes().size() == 0 ? "0-" : Integer.toString(session.bytes().size()));
    return json;
  }
}
