package dev.threadmark.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another Java process on our class path, see {@link Talk}: one JSON object a line goes in, one
 * comes back. Its input ends with this process, and so does it.
 */
public final class Child implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  private Child(Process process) {
    this.process = process;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * @param flags for Java
   */
  public static Child start(Class<?> main, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    try {
      return new Child(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks and waits for the answer. */
  public JsonNode ask(String what) {
    return ask(what, JSON.createObjectNode());
  }

  /**
   * @throws IllegalStateException if it failed or is gone; its stderr says more
   */
  public JsonNode ask(String what, ObjectNode with) {
    try {
      in.write(with.put("do", what).toString());
      in.newLine();
      in.flush();
      JsonNode answer = JSON.readTree(line(what));
      if (answer.has("failed")) {
        throw new IllegalStateException(what + ": " + answer.path("failed").asText());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever Java itself says, as of a recording, goes where words go. */
  private String line(String what) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("{")) {
        return line;
      }
      System.err.println(line);
    }
    throw new IllegalStateException("the process is gone that was asked to " + what);
  }

  public static ObjectNode with() {
    return JSON.createObjectNode();
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      in.close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.toHandle().destroyForcibly();
      }
    } catch (IOException e) {
      process.toHandle().destroyForcibly();
    } catch (InterruptedException e) {
      process.toHandle().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
