package dev.threadmark.aws.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is uploaded. Lambda takes 50 MB directly, more by S3, and 250 MB unpacked. */
class SizePackagedTest {
  private static final long MB = 1_000_000;
  private static final Path WORKER = Path.of("target/aws-worker.zip");
  private static final Path WEBHOOK = Path.of("../webhook/target/aws-webhook.zip");

  @Test
  void thePackagesAreSmall() throws IOException {
    assertTrue(Files.size(WEBHOOK) < 6 * MB, "webhook: " + Files.size(WEBHOOK));
    assertTrue(Files.size(WORKER) < 60 * MB, "worker: " + Files.size(WORKER));
    assertTrue(unpacked(WORKER) < 100 * MB, "worker, unpacked: " + unpacked(WORKER));
  }

  @Test
  void ofGraphOnlyTheSlimJarIsInTheWorkersPackage() throws IOException {
    Set<String> jars = entries(WORKER).stream().map(ZipEntry::getName).collect(Collectors.toSet());
    assertTrue(jars.stream().anyMatch(jar -> jar.startsWith("lib/graph-slim")), jars.toString());
    assertTrue(
        jars.stream().noneMatch(jar -> jar.matches("lib/microsoft-graph-\\d.*")), jars.toString());
  }

  @Test
  void noPartOfAPackageTellsWhenItWasBuilt() throws IOException {
    for (Path zip : List.of(WORKER, WEBHOOK)) {
      assertEquals(
          1, entries(zip).stream().map(ZipEntry::getTime).distinct().count(), zip.toString());
    }
  }

  private static long unpacked(Path zip) throws IOException {
    return entries(zip).stream().mapToLong(ZipEntry::getSize).sum();
  }

  private static List<ZipEntry> entries(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream().<ZipEntry>map(entry -> entry).toList();
    }
  }
}
