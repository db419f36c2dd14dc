package dev.threadmark.local.demo;

import dev.threadmark.local.mails.StoredMail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The mails of the demo: some weeks at the help desk of Lumen, a maker of lamps. The file {@code
 * story/INDEX} names them in order.
 */
public final class Story {
  private Story() {}

  /** The mails, in the order they arrived. */
  public static List<StoredMail> mails() {
    try {
      Path folder = Files.createTempDirectory("threadmark-story");
      folder.toFile().deleteOnExit();
      List<StoredMail> mails = new ArrayList<>();
      for (String name : new String(bytes("INDEX"), StandardCharsets.UTF_8).lines().toList()) {
        Path file = folder.resolve(name);
        Files.write(file, bytes(name));
        file.toFile().deleteOnExit();
        mails.add(new StoredMail(file, 0, -1, false));
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Story.class.getResourceAsStream("/story/" + name)) {
      return in.readAllBytes();
    }
  }
}
