package dev.threadmark.local.sqlite;

import java.nio.file.Path;

/** The message is one sentence for the person at the command line. */
public final class NewerDataFile extends RuntimeException {
  NewerDataFile(Path file, int found, int known) {
    super(
        "%s was written by a newer Threadmark (data format %d, this one knows %d): update Threadmark or choose another data folder."
            .formatted(file, found, known));
  }
}
