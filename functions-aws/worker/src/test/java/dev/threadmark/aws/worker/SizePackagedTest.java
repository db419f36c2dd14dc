package dev.threadmark.aws.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is uploaded. Lambda takes 50 MB directly, more by S3, and 250 MB unpacked. */
class SizePackagedTest {
  private static final long MB = 1_000_000;
  private static final Path WORKER = Path.of("target/aws-worker.zip");
  private static final Path JAR = Path.of("target/aws-worker/lib/aws-worker.jar");
  private static final Path WEBHOOK = Path.of("../webhook/target/aws-webhook.zip");

  @Test
  void thePackagesAreSmall() throws IOException {
    assertTrue(Files.size(WEBHOOK) < 6 * MB, "webhook: " + Files.size(WEBHOOK));
    assertTrue(Files.size(WORKER) < 60 * MB, "worker: " + Files.size(WORKER));
    assertTrue(unpacked(WORKER) < 100 * MB, "worker, unpacked: " + unpacked(WORKER));
  }

  /** Of the 40,000 classes of the SDK, those that can be reached. */
  @Test
  void ofGraphOnlyWhatCanBeReachedIsInTheWorkersJar() throws IOException {
    long classes = classes("com/microsoft/graph/");
    assertTrue(classes > 100 && classes < 5_000, "of Graph: " + classes);
    assertEquals(0, classes("software/amazon/awssdk/"), "of AWS's SDK");
  }

  @Test
  void theWorkersJarIsNotCompressedAndOffersBothTables() throws IOException {
    List<ZipEntry> stored =
        entries(JAR).stream().filter(entry -> entry.getMethod() != ZipEntry.STORED).toList();
    assertEquals(List.of(), stored);
    assertEquals(
        Set.of("dev.threadmark.aws.store.DynamoDriver", "dev.threadmark.azure.store.AzureTables"),
        Set.copyOf(lines("META-INF/services/dev.threadmark.setup.TableDriver")));
  }

  @Test
  void noPartOfAPackageTellsWhenItWasBuilt() throws IOException {
    for (Path zip : List.of(WORKER, WEBHOOK, JAR)) {
      assertEquals(
          1, entries(zip).stream().map(ZipEntry::getTime).distinct().count(), zip.toString());
    }
  }

  private static long classes(String folder) throws IOException {
    return entries(JAR).stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
        .count();
  }

  private static List<String> lines(String name) throws IOException {
    try (ZipFile file = new ZipFile(JAR.toFile())) {
      byte[] text = file.getInputStream(file.getEntry(name)).readAllBytes();
      return new String(text, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
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
