package dev.threadmark.azure.emulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * What {@code package-lock.json} of this module names, installed once by {@code npm ci} in {@code
 * .build} of the repository, in a folder named after the lock. Processes wait for each other.
 */
final class NodeModules {
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "with-the-tests.js");
  private static final int MINUTES = 10;

  private NodeModules() {}

  /**
   * The folder that holds {@code node_modules} and our script.
   *
   * @throws EmulatorUnavailable where Node.js is missing or the installation fails
   */
  static synchronized Path install() {
    try {
      Path folder = Files.createDirectories(root().resolve(".build/azurite-" + version()));
      try (FileChannel lock =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = lock.lock()) {
        return held.isValid() ? installed(folder) : folder;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path installed(Path folder) throws IOException {
    Path done = folder.resolve("installed");
    if (!Files.exists(done)) {
      for (String file : FILES) {
        try (InputStream from = resource(file)) {
          Files.copy(from, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      npm(folder);
      Files.createFile(done);
    }
    return folder;
  }

  private static void npm(Path folder) throws IOException {
    Path log = folder.resolve("npm.log");
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      npm.getOutputStream().close();
      if (!npm.waitFor(MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        throw new EmulatorUnavailable("npm could not install Azurite, see " + log, null);
      }
    } catch (IOException e) {
      throw new EmulatorUnavailable("there is no npm to install Azurite with", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmulatorUnavailable("interrupted while npm installed Azurite", e);
    }
  }

  /** Another lock or script is another folder: nothing has to be cleaned. */
  private static String version() throws IOException {
    CRC32 sum = new CRC32();
    for (String file : FILES) {
      try (InputStream from = resource(file)) {
        sum.update(from.readAllBytes());
      }
    }
    return "%08x".formatted(sum.getValue());
  }

  private static InputStream resource(String name) {
    return NodeModules.class.getResourceAsStream(name);
  }

  /** Maven runs the tests of a module in its own folder. */
  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at;
      }
    }
    throw new IllegalStateException("not within the repository");
  }
}
