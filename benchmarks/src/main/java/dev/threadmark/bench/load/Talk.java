package dev.threadmark.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The other end of {@link Child}: answers line by line until its input ends, then the process ends.
 */
final class Talk {
  private final Map<String, Deed> deeds = new LinkedHashMap<>();
  private final PrintStream out = System.out;

  /** What is done when it is asked for. */
  interface Deed {
    /** Whatever Jackson can write as an object. */
    Object done(JsonNode with) throws Exception;
  }

  /** Stdout is for the answers: what libraries print goes to stderr. */
  Talk() {
    System.setOut(System.err);
  }

  Talk when(String asked, Deed deed) {
    deeds.put(asked, deed);
    return this;
  }

  void untilTheEnd() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(answer(Child.JSON.readTree(line)));
      out.flush();
    }
    System.exit(0);
  }

  private JsonNode answer(JsonNode question) {
    try {
      Deed deed = deeds.get(question.path("do").asText());
      return Child.JSON.valueToTree(deed.done(question));
    } catch (Exception e) {
      e.printStackTrace();
      ObjectNode failed = Child.JSON.createObjectNode();
      return failed.put("failed", e.toString());
    }
  }

  /** What this process used so far, user and system, all threads. */
  static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
