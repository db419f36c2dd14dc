package dev.threadmark.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Jazzer calls, in a process for each target; {@code tools/fuzz.sh} starts it. */
public final class Fuzzer {
  private static Target target;
  private static Stopwatch stopwatch;

  private Fuzzer() {}

  public static void fuzzerInitialize(String[] name) {
    target = Target.valueOf(name[0]);
    stopwatch = new Stopwatch(target.check);
  }

  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    stopwatch.run(input);
  }

  public static void fuzzerTearDown() {
    System.out.println("RESULT " + target + ": " + stopwatch);
  }

  /** Writes the seeds of each target into a folder of its name and prints the targets' runs. */
  public static void main(String[] folder) throws IOException {
    for (Target target : Target.values()) {
      Path seeds = Files.createDirectories(Path.of(folder[0], target + "-seeds"));
      List<byte[]> inputs = target.check.seeds();
      for (int i = 0; i < inputs.size(); i++) {
        Files.write(seeds.resolve("seed-" + i), inputs.get(i));
      }
      System.out.println(target + " " + target.runs);
    }
  }
}
