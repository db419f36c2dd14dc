package dev.threadmark.mail.mime;

import dev.threadmark.mail.Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads an entity's body into its {@link Part}s. */
final class PartReader {
  private static final int MOST_PARTS = 2000;

  private final LeafReader leaves;
  private int parts;

  PartReader(LeafReader leaves) {
    this.leaves = leaves;
  }

  /** The part that {@code header} describes. */
  Part read(PartHeader header, InputStream body) throws IOException {
    if (!header.isMultipart() || header.isTooDeep()) {
      return leaf(header, body);
    }
    BufferedInputStream buffered = new BufferedInputStream(body);
    Optional<String> boundary = Boundary.of(header, buffered);
    return boundary.isPresent()
        ? new MultipartReader(this, header).read(boundary.get(), buffered)
        : text(header.depth(), buffered);
  }

  /** What stands where a part should, but has no header of its own. */
  Part text(int depth, InputStream body) throws IOException {
    return leaf(new PartHeader(Headers.NONE, "text/plain", depth), body);
  }

  /** True once the mail has more parts than any that was meant to be read. */
  boolean isFull() {
    return parts >= MOST_PARTS;
  }

  private Part leaf(PartHeader header, InputStream body) throws IOException {
    parts++;
    Part.Leaf leaf = leaves.read(header, body);
    boolean opaque = ContainerTypes.mayBeOpaqueSigned(header) && leaf.isWhole();
    Optional<byte[]> signed = opaque ? SignedData.content(leaf.kept()) : Optional.empty();
    if (signed.isEmpty() || header.isTooDeep()) {
      return leaf;
    }
    HeaderBlock.Read entity = HeaderBlock.readPart(new ByteArrayInputStream(signed.get()));
    PartHeader inner = new PartHeader(entity.headers(), "text/plain", header.depth() + 1);
    return new Part.Multipart("signed", List.of(read(inner, entity.body()), leaf));
  }
}
