package dev.threadmark.outbox;

import dev.threadmark.provider.Enclosed;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A file that can be read for a while only: whoever takes longer to send it would still be at it
 * when the next attempt begins.
 */
final class Timely extends FilterInputStream {
  private final InstantSource clock;
  private final Instant end;

  private Timely(InputStream in, InstantSource clock, Instant end) {
    super(in);
    this.clock = clock;
    this.end = end;
  }

  static Enclosed until(Instant end, InstantSource clock, Enclosed file) {
    return new Enclosed(
        file.name(), file.type(), file.size(), () -> new Timely(file.open(), clock, end));
  }

  @Override
  public int read() throws IOException {
    mustBeInTime();
    return super.read();
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    mustBeInTime();
    return super.read(into, from, most);
  }

  private void mustBeInTime() throws IOException {
    if (clock.instant().isAfter(end)) {
      throw new IOException("it took too long");
    }
  }
}
