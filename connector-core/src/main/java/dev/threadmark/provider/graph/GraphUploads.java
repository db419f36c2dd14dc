package dev.threadmark.provider.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.graph.models.AttachmentItem;
import com.microsoft.graph.models.AttachmentType;
import com.microsoft.graph.models.UploadSession;
import com.microsoft.graph.users.item.messages.item.attachments.AttachmentsRequestBuilder;
import com.microsoft.graph.users.item.messages.item.attachments.createuploadsession.CreateUploadSessionPostRequestBody;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Enclosed;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Puts a file of 3 to 150 MB into a draft: a session, then pieces in order, each of less than 4 MB,
 * to an address that takes no token. The draft has the file when the last piece is there; a session
 * that was given up leaves nothing behind.
 *
 * @see <a href="https://learn.microsoft.com/graph/outlook-large-attachments">Graph: attach large
 *     files</a>
 */
final class GraphUploads {
  /** A multiple of 320 KiB, as all upload sessions of Graph have it. */
  static final int PIECE = 10 * 320 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType BYTES = MediaType.get("application/octet-stream");
  private static final Pattern START = Pattern.compile("^(\\d{1,18})");

  private final GraphConnection connection;

  GraphUploads(GraphConnection connection) {
    this.connection = connection;
  }

  /**
   * @param there the attachments of the draft
   */
  Answer<Boolean> put(AttachmentsRequestBuilder there, Enclosed file) {
    Answer<String> address = GraphAnswers.ask(() -> session(there, file).getUploadUrl());
    if (!(address instanceof Answer.Got<String> got)) {
      return address.map(any -> false);
    }
    try (InputStream in = file.open()) {
      return pieces(got.value(), file.size(), in);
    } catch (IOException e) {
      return later("cut off: " + e.getClass().getSimpleName());
    }
  }

  private static UploadSession session(AttachmentsRequestBuilder there, Enclosed file) {
    AttachmentItem item = new AttachmentItem();
    item.setAttachmentType(AttachmentType.File);
    item.setName(file.name());
    item.setContentType(file.type());
    item.setSize(file.size());
    CreateUploadSessionPostRequestBody body = new CreateUploadSessionPostRequestBody();
    body.setAttachmentItem(item);
    return there.createUploadSession().post(body);
  }

  private Answer<Boolean> pieces(String address, long size, InputStream in) throws IOException {
    long at = 0;
    while (at < size) {
      byte[] piece = in.readNBytes(PIECE);
      if (piece.length == 0) {
        return later("the file is shorter than it was said to be");
      }
      Answer<Boolean> taken = piece(address, at, piece, size);
      if (!(taken instanceof Answer.Got<Boolean>)) {
        return taken;
      }
      at += piece.length;
    }
    return new Answer.Got<>(true);
  }

  /** One piece, the rest of it again where the service took a part only. */
  private Answer<Boolean> piece(String address, long at, byte[] piece, long size)
      throws IOException {
    int from = 0;
    while (from < piece.length) {
      Request request = request(address, at + from, piece, from, size);
      try (Response response = connection.withoutToken().newCall(request).execute()) {
        if (!response.isSuccessful()) {
          return failed(response);
        }
        long next = next(response, size);
        if (next <= at + from || next > at + piece.length) {
          return later("the service expects another piece");
        }
        from = (int) (next - at);
      }
    }
    return new Answer.Got<>(true);
  }

  private static Request request(String address, long at, byte[] piece, int from, long size) {
    return new Request.Builder()
        .url(address)
        .put(RequestBody.create(piece, BYTES, from, piece.length - from))
        .header("Content-Range", "bytes %d-%d/%d".formatted(at, at + piece.length - from - 1, size))
        .build();
  }

  /** Where the service wants to go on: a number, at times with a dash. 201 is the end. */
  private static long next(Response response, long size) throws IOException {
    if (response.code() == 201) {
      return size;
    }
    String body = response.body() == null ? "" : response.body().string();
    JsonNode ranges = JSON.readTree(body).path("nextExpectedRanges");
    Matcher start = START.matcher(ranges.path(0).asText(""));
    return start.find() ? Long.parseLong(start.group(1)) : ranges.isEmpty() ? size : -1;
  }

  /** Whatever it is, the next attempt begins a session of its own. */
  private static Answer<Boolean> failed(Response response) {
    Map<String, String> headers = new HashMap<>();
    response.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
    return new Answer.Later<>(RetryAfter.of(headers).after(), "upload: " + response.code());
  }

  private static Answer<Boolean> later(String why) {
    return new Answer.Later<>(Optional.empty(), why);
  }
}
