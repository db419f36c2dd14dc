package dev.threadmark.mail.illegal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks a rule so that a test can see it broken. */
public final class ReadsAFile {
  private ReadsAFile() {}

  static InputStream open(String name) throws IOException {
    return new FileInputStream(name);
  }
}
