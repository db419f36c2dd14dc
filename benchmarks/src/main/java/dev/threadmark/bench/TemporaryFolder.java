package dev.threadmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone when the run is over, or when it is stopped. */
final class TemporaryFolder implements AutoCloseable {
  private final Path path;
  private final Thread atTheEnd = new Thread(this::deleteWhatIsThere);

  private TemporaryFolder(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  static TemporaryFolder made() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("threadmark-bench"));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
    delete();
  }

  private void deleteWhatIsThere() {
    try {
      delete();
    } catch (IOException e) {
      System.err.println("could not delete " + path);
    }
  }

  private void delete() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.deleteIfExists(one);
    }
  }
}
