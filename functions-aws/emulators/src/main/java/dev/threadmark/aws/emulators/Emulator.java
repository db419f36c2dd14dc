package dev.threadmark.aws.emulators;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The process of an emulator, on a class path of its own. Its first line of output is the port on
 * loopback; it ends when its input does, so that it cannot outlive the process that started it.
 */
final class Emulator implements AutoCloseable {
  private static final String[] SMALL = {
    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-Dlog4j2.level=OFF"
  };

  /** New JDKs complain of what the emulators do, which is no news for whoever runs the tests. */
  private static final String[] UNASHAMED = {
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"
  };

  private final Process process;
  private final BufferedReader output;
  private final URI endpoint;

  private Emulator(Process process) throws IOException {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.endpoint = URI.create("http://127.0.0.1:" + Integer.parseInt(answer()));
  }

  /** Returns when the emulator answers; a few seconds. */
  static Emulator start(Class<?> main) {
    try {
      return new Emulator(
          new ProcessBuilder(command(main)).redirectError(Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + main.getSimpleName(), e);
    }
  }

  URI endpoint() {
    return endpoint;
  }

  /** Says a line to the process and waits for its answer. */
  synchronized String ask(String line) {
    try {
      OutputStream input = process.getOutputStream();
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** What happens when this process dies. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private static List<String> command(Class<?> main) throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    if (Runtime.version().feature() >= 24) {
      command.addAll(List.of(UNASHAMED));
    }
    command.addAll(List.of(SMALL));
    command.addAll(List.of("-cp", ours(main) + File.pathSeparator + theirs(), main.getName()));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private String answer() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the emulator has ended; what it said is above");
    }
    return line;
  }

  private static Path ours(Class<?> main) {
    try {
      return Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String theirs() throws IOException {
    try (InputStream list = Emulator.class.getResourceAsStream("class-path")) {
      if (list == null) {
        throw new IOException("no list of jars: build functions-aws/emulators with Maven");
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
