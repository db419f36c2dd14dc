package dev.threadmark.local.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.provider.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of answers in the documentation is the one in code. */
class WebhookTableTest {
  @Test
  void theTableInTheDocumentationIsTheOneInCode() throws IOException {
    List<String> documented =
        Files.readAllLines(root().resolve("docs/webhooks.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| request"))
            .map(line -> line.split("\\s*\\|\\s*"))
            .map(cells -> cells[2] + ": " + cells[3])
            .toList();
    List<String> coded =
        Arrays.stream(Refusal.values())
            .map(refusal -> refusal.sentence() + ": " + refusal.status())
            .toList();
    assertEquals(String.join("\n", coded), String.join("\n", documented));
  }

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("docs"))) {
      at = at.getParent();
    }
    return at;
  }
}
