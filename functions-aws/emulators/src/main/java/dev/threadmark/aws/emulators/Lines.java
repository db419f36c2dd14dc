package dev.threadmark.aws.emulators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The emulator's side of {@link Emulator}. */
final class Lines {
  private static final PrintStream OUTPUT = System.out;

  private Lines() {}

  /** The output belongs to the port and the answers: what the emulator prints goes nowhere. */
  static void keepOutput() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  /** Says the port, answers every line, and ends the process with its input. */
  static void serve(int port, UnaryOperator<String> answer) throws IOException {
    OUTPUT.println(port);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      OUTPUT.println(answer.apply(line));
    }
    Runtime.getRuntime().halt(0);
  }
}
