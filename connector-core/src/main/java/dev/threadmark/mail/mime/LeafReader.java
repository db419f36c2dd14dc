package dev.threadmark.mail.mime;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/**
 * Reads the content of parts: counts its bytes, and keeps only what is needed to understand the
 * mail, within a budget for the whole mail.
 */
final class LeafReader {
  private static final int KEPT_TEXT = 8 << 20;
  private static final int KEPT_REPORT = 1 << 18;
  private static final int KEPT_CONTAINER = 24 << 20;
  private static final int PROBE = 512;

  private int budget = 32 << 20;
  private final boolean whole;

  LeafReader() {
    this(false);
  }

  /**
   * @param whole true to keep what is only attached too, within the budget
   */
  LeafReader(boolean whole) {
    this.whole = whole;
  }

  Part.Leaf read(PartHeader header, InputStream encoded) throws IOException {
    InputStream content = decoded(header.transferEncoding(), encoded);
    int limit = whole ? budget : Math.min(budget, limit(header));
    Kept kept = new Kept(limit);
    boolean uu = header.transferEncoding().matches("(x-)?uu(e|encode)?");
    UuencodeFilter filter = new UuencodeFilter(kept);
    if (uu || header.type().equals("text/plain") && !header.isAttachment()) {
      filter.copy(content);
    } else {
      kept.copy(content);
    }
    budget -= kept.bytes.size();
    if (uu && filter.found().size() == 1 && !header.isText()) {
      return new Part.Leaf(header, filter.found().get(0).size(), new byte[0], List.of());
    }
    return new Part.Leaf(header, kept.size, kept.bytes.toByteArray(), filter.found());
  }

  private static int limit(PartHeader header) {
    String type = header.type();
    if (ContainerTypes.isTnef(header) || ContainerTypes.mayBeOpaqueSigned(header)) {
      return KEPT_CONTAINER;
    }
    if (type.startsWith("message/") || type.equals("text/rfc822-headers")) {
      return KEPT_REPORT;
    }
    return type.startsWith("text/") && !header.isAttachment() || type.startsWith("multipart/")
        ? KEPT_TEXT
        : 0;
  }

  private static InputStream decoded(String encoding, InputStream encoded) throws IOException {
    if (encoding.startsWith("quoted-p") || encoding.equals("qp")) {
      return new QuotedPrintableInputStream(encoded, DecodeMonitor.SILENT);
    }
    if (!encoding.startsWith("base64") && !encoding.equals("base-64") && !encoding.equals("b64")) {
      return encoded;
    }
    BufferedInputStream buffered = new BufferedInputStream(encoded);
    buffered.mark(PROBE);
    byte[] start = buffered.readNBytes(PROBE);
    buffered.reset();
    if (!looksLikeBase64(start)) {
      return buffered;
    }
    // The decoder drops a last group that lacks its padding; more padding than needed is ignored.
    InputStream padding = new ByteArrayInputStream(new byte[] {'=', '='});
    return new Base64InputStream(new SequenceInputStream(buffered, padding), DecodeMonitor.SILENT);
  }

  /** Some mailers label plain text as base64: its first line has spaces and signs. */
  private static boolean looksLikeBase64(byte[] start) {
    int foreign = 0;
    int seen = 0;
    for (byte b : start) {
      if (b == '=' || seen > 0 && b == '-') {
        break;
      }
      boolean alphabet = Character.isLetterOrDigit(b) && b > 0 || b == '+' || b == '/';
      boolean lineEnd = b == '\r' || b == '\n';
      foreign += alphabet || lineEnd ? 0 : 1;
      seen++;
    }
    return foreign * 7 <= seen;
  }

  /** Counts everything, keeps the start. */
  static final class Kept {
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long size;

    Kept(int limit) {
      this.limit = limit;
    }

    void write(byte[] buffer, int offset, int length) {
      size += length;
      int room = Math.min(length, limit - bytes.size());
      if (room > 0) {
        bytes.write(buffer, offset, room);
      }
    }

    void copy(InputStream content) throws IOException {
      byte[] buffer = new byte[8192];
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        write(buffer, 0, n);
      }
    }
  }
}
