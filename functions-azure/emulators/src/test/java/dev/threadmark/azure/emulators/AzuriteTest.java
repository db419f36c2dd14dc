package dev.threadmark.azure.emulators;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AzuriteTest {
  @BeforeAll
  static void isInstalled() {
    Azurite.shared();
  }

  @Test
  void itEndsWithTheProcessThatStartedItHoweverThatDies() throws IOException {
    Process starter =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ProcessHandle azurite;
    try (BufferedReader says = starter.inputReader()) {
      azurite = ProcessHandle.of(Long.parseLong(says.readLine())).orElseThrow();
      starter.destroyForcibly();
    }
    assertDoesNotThrow(() -> azurite.onExit().get(30, TimeUnit.SECONDS));
  }

  @Test
  void itsAddressesAreOnLoopback() {
    String connection = Azurite.shared().connectionString();
    for (String service : new String[] {"Blob", "Queue", "Table"}) {
      assertTrue(connection.contains(";" + service + "Endpoint=http://127.0.0.1:"), connection);
    }
  }

  /** The process to be killed: says which process is Azurite, and waits. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println(Azurite.start().process().pid());
      Thread.currentThread().join();
    }
  }
}
