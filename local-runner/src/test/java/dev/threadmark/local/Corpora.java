package dev.threadmark.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real mail that lies beside the repository on some machines; tests of it are skipped elsewhere.
 */
public final class Corpora {
  private Corpora() {}

  /** The file or folder {@code name} of the corpora. */
  public static Path path(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path path = at.resolve("shared/corpora").resolve(name);
      if (Files.exists(path)) {
        return path;
      }
    }
    return Assumptions.abort("no shared/corpora/" + name + " above this folder");
  }
}
