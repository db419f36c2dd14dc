package dev.threadmark.mail.mime;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Mail whose lines end oddly, with lines that end in LF: old Mac files end most of them with CR
 * alone, files that went through a text-mode copy with CR CR LF. Everything else passes unchanged.
 */
final class LineEnds extends FilterInputStream {
  private static final int PROBE = 8192;

  private enum Style {
    USUAL,
    CR_ALONE,
    CR_CR_LF
  }

  private final Style style;
  private boolean afterCr;

  LineEnds(InputStream raw) throws IOException {
    super(new BufferedInputStream(raw, PROBE));
    in.mark(PROBE);
    style = style(in.readNBytes(PROBE));
    in.reset();
  }

  private static Style style(byte[] start) {
    int lf = 0;
    int cr = 0;
    int crLf = 0;
    int crCrLf = 0;
    for (int i = 0; i < start.length; i++) {
      lf += start[i] == '\n' ? 1 : 0;
      cr += start[i] == '\r' ? 1 : 0;
      crLf += i > 0 && start[i] == '\n' && start[i - 1] == '\r' ? 1 : 0;
      crCrLf += i > 1 && start[i] == '\n' && start[i - 1] == '\r' && start[i - 2] == '\r' ? 1 : 0;
    }
    if (crCrLf * 2 > lf) {
      return Style.CR_CR_LF;
    }
    return cr - crLf > lf ? Style.CR_ALONE : Style.USUAL;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (style == Style.CR_ALONE) {
      b = afterCr && b == '\n' ? in.read() : b;
      afterCr = b == '\r';
      return afterCr ? '\n' : b;
    }
    while (style == Style.CR_CR_LF && b == '\r') {
      b = in.read();
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (style == Style.USUAL) {
      return in.read(buffer, offset, length);
    }
    int count = 0;
    while (count < length) {
      int b = read();
      if (b < 0) {
        break;
      }
      buffer[offset + count++] = (byte) b;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  /** The mail's owner closes it; parsers on the way close what they have read through. */
  @Override
  public void close() {}

  @Override
  public boolean markSupported() {
    return false;
  }
}
