package dev.threadmark.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Cuts a multipart at its boundaries with mime4j's pull parser, which never holds more than a
 * buffer. The parts come raw: their headers are forgiven what the mail's own header is.
 */
final class MultipartReader {
  private static final MimeConfig CONFIG =
      MimeConfig.custom().setMaxLineLen(-1).setMaxHeaderLen(-1).build();

  private final PartReader reader;
  private final PartHeader header;
  private final List<Part> parts = new ArrayList<>();
  private Optional<Part> preamble = Optional.empty();

  MultipartReader(PartReader reader, PartHeader header) {
    this.reader = reader;
    this.header = header;
  }

  Part read(String boundary, InputStream body) throws IOException {
    MimeTokenStream tokens = new MimeTokenStream(CONFIG);
    tokens.setRecursionMode(RecursionMode.M_RAW);
    tokens.parse(new SequenceInputStream(head(boundary), body));
    try {
      while (tokens.getState() != EntityState.T_END_OF_STREAM && !reader.isFull()) {
        take(tokens);
        tokens.next();
      }
    } catch (MimeException e) {
      // Broken beyond reading: what came before stays.
      return multipart();
    }
    return multipart();
  }

  private void take(MimeTokenStream tokens) throws IOException {
    if (tokens.getState() == EntityState.T_RAW_ENTITY) {
      HeaderBlock.Read part = HeaderBlock.readPart(tokens.getInputStream());
      // RFC 2046, 5.1.5: what stands in a digest is a message unless it says otherwise.
      String untyped = header.type().equals("multipart/digest") ? "message/rfc822" : "text/plain";
      PartHeader partHeader = new PartHeader(part.headers(), untyped, header.depth() + 1);
      parts.add(reader.read(partHeader, part.body()));
    } else if (tokens.getState() == EntityState.T_PREAMBLE) {
      preamble = Optional.of(reader.text(header.depth(), tokens.getInputStream()));
    }
  }

  /** Where the boundary never came, all that there is stands before it. */
  private Part multipart() {
    if (parts.isEmpty()) {
      preamble.ifPresent(parts::add);
    }
    return new Part.Multipart(header.subtype(), parts);
  }

  private InputStream head(String boundary) {
    String quoted = boundary.replaceAll("([\"\\\\])", "\\\\$1");
    String field = "Content-Type: multipart/mixed; boundary=\"" + quoted + "\"\r\n\r\n";
    return new ByteArrayInputStream(field.getBytes(StandardCharsets.UTF_8));
  }
}
