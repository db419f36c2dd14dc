package dev.threadmark.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs commands in this process, one at a time, and keeps what they say. */
public final class Console {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Console() {}

  /** What a command said, and how it ended. */
  public record Said(int exit, String out, String err) {

    /** The lines of the output as JSON. */
    public List<JsonNode> json() {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : out.lines().toList()) {
        try {
          lines.add(JSON.readTree(line));
        } catch (JsonProcessingException e) {
          throw new AssertionError("not JSON: " + line, e);
        }
      }
      return lines;
    }
  }

  public static synchronized Said run(String... command) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      int exit = Threadmark.run(command);
      System.out.flush();
      System.err.flush();
      return new Said(exit, text(said), text(complained));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
