package dev.threadmark.outbox;

import java.io.IOException;
import java.io.InputStream;

/** What is in an upload, of which one part is in memory at a time. */
final class PartStream extends InputStream {
  private final Uploads uploads;
  private final Upload upload;
  private byte[] part = {};
  private int at;
  private int next;

  PartStream(Uploads uploads, Upload upload) {
    this.uploads = uploads;
    this.upload = upload;
  }

  @Override
  public int read() throws IOException {
    return more() ? part[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int many = Math.min(most, part.length - at);
    System.arraycopy(part, at, into, from, many);
    at += many;
    return many;
  }

  private boolean more() throws IOException {
    if (at == part.length && next < upload.parts()) {
      part = uploads.part(upload, next++).orElseThrow(() -> new IOException("a part is gone"));
      at = 0;
    }
    return at < part.length;
  }
}
