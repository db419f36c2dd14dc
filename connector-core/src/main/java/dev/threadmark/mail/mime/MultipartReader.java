package dev.threadmark.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Reads multiparts, those within included, with mime4j's pull parser, which never holds more than a
 * buffer. Where a mail is broken beyond reading, what came before stays.
 */
final class MultipartReader {
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(1 << 20)
          .setMaxHeaderLen(1 << 20)
          .setMaxHeaderCount(10_000)
          .build();

  private final PartReader reader;
  private final Deque<Part.Multipart> open = new ArrayDeque<>();
  private Optional<Part> preamble = Optional.empty();

  MultipartReader(PartReader reader) {
    this.reader = reader;
  }

  Part read(PartHeader header, String boundary, InputStream body) throws IOException {
    MimeTokenStream tokens =
        new MimeTokenStream(
            CONFIG, DecodeMonitor.SILENT, new PartHeaderBuilder("text/plain", header.depth()));
    // A message within a mail is a file to us: other people's words are not part of this mail.
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    tokens.parse(new SequenceInputStream(head(header, boundary), body));
    Part.Multipart root = new Part.Multipart("mixed", new ArrayList<>());
    open.push(root);
    try {
      while (tokens.getState() != EntityState.T_END_OF_STREAM && !reader.isFull()) {
        take(tokens, header.depth());
        tokens.next();
      }
    } catch (MimeException | MaxLineLimitException e) {
      return withPreamble(root);
    }
    return withPreamble(root);
  }

  private void take(MimeTokenStream tokens, int depth) throws IOException {
    switch (tokens.getState()) {
      case T_START_MULTIPART -> {
        String subtype = tokens.getBodyDescriptor().getSubType();
        Part.Multipart multipart = new Part.Multipart(subtype, new ArrayList<>());
        open.element().parts().add(multipart);
        open.push(multipart);
      }
      case T_END_MULTIPART -> open.pop();
      case T_BODY -> {
        PartHeader header = (PartHeader) tokens.getBodyDescriptor();
        open.element().parts().add(reader.read(header, tokens.getInputStream()));
      }
      case T_PREAMBLE -> {
        if (preamble.isEmpty()) {
          preamble = Optional.of(reader.text(depth, tokens.getInputStream()));
        }
      }
      default -> {}
    }
  }

  /** Where the boundary never came, all that there is stands before it. */
  private Part withPreamble(Part.Multipart root) {
    boolean empty = root.parts().stream().allMatch(MultipartReader::isEmpty);
    preamble.filter(part -> empty).ifPresent(root.parts()::add);
    return root.parts().size() == 1 ? root.parts().get(0) : root;
  }

  private static boolean isEmpty(Part part) {
    return part instanceof Part.Multipart multipart && multipart.parts().isEmpty();
  }

  private static InputStream head(PartHeader header, String boundary) {
    String quoted = boundary.replaceAll("([\"\\\\])", "\\\\$1");
    String field = "Content-Type: " + header.type() + "; boundary=\"" + quoted + "\"\r\n\r\n";
    return new ByteArrayInputStream(field.getBytes(StandardCharsets.UTF_8));
  }
}
