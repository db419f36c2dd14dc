package dev.threadmark.azure.emulators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * <a href="https://github.com/Azure/Azurite">Azurite</a>, Microsoft's emulator of blobs, queues and
 * tables, as a process on free ports of loopback, in memory. It ends with this JVM, also where that
 * is killed.
 */
public final class Azurite implements AutoCloseable {
  /** The account and key that every Azurite has; they are public and open nothing else. */
  private static final String ACCOUNT =
      "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey="
          + "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final Pattern LISTENS =
      Pattern.compile("Azurite (\\w+) service is successfully listening at (http://.*)");

  private static Azurite shared;

  private final Process process;
  private final BufferedReader output;
  private final Map<String, String> endpoints = new HashMap<>();

  private Azurite(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * The one of this JVM. Where there is none the test that asks is skipped and says why; with
   * {@code CI=true} it fails, unless the machine has no Node.js.
   */
  public static synchronized Azurite shared() {
    if (shared == null) {
      Assumptions.assumeTrue(hasNode(), "NOT RUN: Azurite needs Node.js, and there is none");
      try {
        shared = start();
      } catch (EmulatorUnavailable e) {
        Assumptions.assumeTrue("true".equals(System.getenv("CI")), "NOT RUN: " + e.getMessage());
        throw e;
      }
    }
    return shared;
  }

  /**
   * Starts one, installing it first where that was not done yet.
   *
   * @throws EmulatorUnavailable if it cannot be had here
   */
  public static Azurite start() {
    Path folder = NodeModules.install();
    try {
      Azurite azurite = new Azurite(process(folder));
      Runtime.getRuntime().addShutdownHook(new Thread(azurite::close));
      azurite.awaitEndpoints();
      return azurite;
    } catch (IOException e) {
      throw new EmulatorUnavailable("Azurite does not start", e);
    }
  }

  /** It is node itself and not npx, which would leave it behind. */
  private static Process process(Path folder) throws IOException {
    return new ProcessBuilder(
            "node",
            "--require",
            folder.resolve("with-the-tests.js").toString(),
            folder.resolve("node_modules/azurite/dist/src/azurite.js").toString(),
            "--inMemoryPersistence",
            "--silent",
            "--disableTelemetry",
            "--blobHost=127.0.0.1",
            "--blobPort=0",
            "--queueHost=127.0.0.1",
            "--queuePort=0",
            "--tableHost=127.0.0.1",
            "--tablePort=0")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void awaitEndpoints() throws IOException {
    while (endpoints.size() < 3) {
      Matcher listens = LISTENS.matcher(nextLine());
      if (listens.matches()) {
        endpoints.put(listens.group(1), listens.group(2));
      }
    }
  }

  private String nextLine() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new EmulatorUnavailable("Azurite ended by itself", null);
    }
    return line;
  }

  /** As {@code AzureWebJobsStorage} holds it. */
  public String connectionString() {
    StringBuilder all = new StringBuilder(ACCOUNT);
    endpoints.forEach(
        (name, url) -> all.append(";%sEndpoint=%s/devstoreaccount1".formatted(name, url)));
    return all.toString();
  }

  /** Sets its clock forward: leases end, delays are over. For all who share it. */
  public synchronized void pass(Duration time) {
    try {
      Writer input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(time.toMillis() + "\n");
      input.flush();
      while (!nextLine().equals("passed")) {
        // What it says of itself is of no interest.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static boolean hasNode() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
