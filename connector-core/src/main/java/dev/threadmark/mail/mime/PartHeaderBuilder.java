package dev.threadmark.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteSequence;

/** Lets mime4j's parser see part headers as {@link PartHeader} reads them. */
final class PartHeaderBuilder implements BodyDescriptorBuilder {
  private static final int LIMIT = 1 << 18;

  private final String untyped;
  private final int depth;
  private final List<byte[]> fields = new ArrayList<>();
  private int kept;

  PartHeaderBuilder(String untyped, int depth) {
    this.untyped = untyped;
    this.depth = depth;
  }

  @Override
  public void reset() {
    fields.clear();
    kept = 0;
  }

  @Override
  public Field addField(RawField field) {
    if (field.getNameLowerCase().startsWith("content-")) {
      ByteSequence raw = field.getRaw();
      byte[] bytes =
          raw != null
              ? raw.toByteArray()
              : (field.getName() + ":" + field.getBody()).getBytes(StandardCharsets.UTF_8);
      kept += bytes.length;
      if (kept <= LIMIT) {
        fields.add(bytes);
      }
    }
    return field;
  }

  @Override
  public BodyDescriptor build() {
    return new PartHeader(HeaderBlock.headers(fields), untyped, depth);
  }

  @Override
  public BodyDescriptorBuilder newChild() {
    PartHeader parent = new PartHeader(HeaderBlock.headers(fields), untyped, depth);
    boolean digest = parent.type().equals("multipart/digest");
    return new PartHeaderBuilder(digest ? "message/rfc822" : "text/plain", depth + 1);
  }
}
