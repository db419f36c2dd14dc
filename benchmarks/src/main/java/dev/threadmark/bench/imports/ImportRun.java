package dev.threadmark.bench.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An import in a process of its own.
 *
 * @param flags for its Java
 */
public record ImportRun(Path mbox, Path data, String mailbox, List<String> flags) {

  /**
   * How it went.
   *
   * @param from mails that were done before
   * @param mails that are done now
   * @param said {@code peak} heap in bytes; empty if it was killed
   */
  public record Result(long from, long mails, double seconds, Map<String, Long> said) {
    public double mailsPerSecond() {
      return Math.round((mails - from) / seconds * 10) / 10.0;
    }
  }

  /** Lets it come to its end. */
  public Result toTheEnd() throws IOException {
    return upTo(Long.MAX_VALUE);
  }

  /** Kills it, as {@code kill -9} does, once it has said that so many mails are done. */
  public Result upTo(long mails) throws IOException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, Long> said = new HashMap<>();
    long first = -1;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        said.put(words[0], Long.parseLong(words[1]));
        first = first < 0 ? said.get("done") : first;
        if (said.get("done") >= mails) {
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    long done = said.remove("done");
    return new Result(first, done, (System.nanoTime() - begun) / 1e9, said);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ImportProcess.class.getName());
    command.addAll(List.of(mbox.toString(), data.toString(), mailbox));
    return command;
  }
}
