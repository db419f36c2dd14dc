package dev.threadmark.local.imports;

import dev.threadmark.imports.Source;
import java.io.IOException;

/** A source that says how far it is. */
public interface SizedSource extends Source, AutoCloseable {
  /** Bytes that were read, or skipped because they were read before. */
  long passed();

  @Override
  void close() throws IOException;
}
