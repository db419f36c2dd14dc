package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.threadmark.local.Corpora;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every hard mail beside the repository, from its bytes to the decision. */
@Tag("long")
class HardMailsTest {
  /** Half of a heap of 256 MB. What is allocated in all bounds what is held at any time. */
  private static final long MOST = 128 << 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Explanation explanation = new Explanation();

  @Test
  void noneIsAnErrorOrNeedsMuchMemory() throws IOException {
    Path corpus = Corpora.path("robustness");
    List<String> rows = Files.readAllLines(corpus.resolve("index.tsv"));
    List<String> failures = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      Path file = corpus.resolve(row.split("\t", -1)[0]);
      long before = threads.getCurrentThreadAllocatedBytes();
      Map<String, Object> fields = explanation.of(file.toString());
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      if (allocated > MOST || fields.containsKey("error") || fields.get("kind") == null) {
        failures.add(corpus.relativize(file) + ", bytes allocated: " + allocated);
      }
    }
    assertEquals(List.of(), failures);
    assertTrue(rows.size() > 100, "an empty corpus proves nothing");
  }
}
