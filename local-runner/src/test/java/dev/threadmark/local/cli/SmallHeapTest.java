package dev.threadmark.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.local.Threadmark;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mail made to fill the memory, in a Java of its own that has 256 MB of it. */
@Timeout(300)
@Tag("long")
class SmallHeapTest {
  private static final String MULTIPART = "Content-Type: multipart/mixed; boundary=b\n\n";

  @TempDir private Path folder;

  @Test
  void noMailNeedsMoreMemoryThanThereIs() throws IOException, InterruptedException {
    int megabyte = 1 << 20;
    write("lines", "Subject: x\n\n", "stray\n", 2 * megabyte);
    write("headers", "Subject: x\n", "X: y\n", 3 * megabyte);
    write("subject", "Subject: ", "=?utf-8?q?a?= ", 2 * megabyte);
    write("addresses", "From: ", "<a@b.example>, ", 2 * megabyte);
    write("parts", MULTIPART, "--b\n\n", 3 * megabyte);
    write("multiparts", MULTIPART, "--b\n" + MULTIPART, 3 * megabyte);
    write("uuencoded", "Subject: x\n\n", "begin 644 a\n#0V%T\n", 3 * megabyte);
    write("tags", "Content-Type: text/html\n\n", "<div><b><blockquote>x", megabyte);
    write("marks", "Subject: x\n\n", "> ", 3 * megabyte);
    write("levels", "Subject: x\n", nested(100), 1);
    write(
        "huge",
        MULTIPART + "--b\n\nhello\n--b\nContent-Type: application/zip; name=a.zip\n\n",
        "x".repeat(75) + "\n",
        100 * megabyte);
    List<String> failed = new ArrayList<>();
    List<JsonNode> lines = explained();
    for (JsonNode line : lines) {
      if (line.has("error") || !line.has("decision")) {
        failed.add(line.path("file").asText() + " " + line.path("error").asText());
      }
    }
    assertEquals(List.of(), failed);
    assertEquals(11, lines.size());
  }

  private List<JsonNode> explained() throws IOException, InterruptedException {
    Path out = folder.resolve("out.json");
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                classes,
                Threadmark.class.getName(),
                "explain",
                "--json",
                folder.toString())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err.log").toFile())
            .start();
    try {
      assertEquals(0, java.waitFor(), () -> text(folder.resolve("err.log")));
    } finally {
      java.destroyForcibly();
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no reason is known";
    }
  }

  private void write(String name, String start, String repeated, int chars) throws IOException {
    try (Writer mail = Files.newBufferedWriter(folder.resolve(name + ".eml"))) {
      mail.write(start);
      for (int written = 0; written < chars; written += repeated.length()) {
        mail.write(repeated);
      }
    }
  }

  private static String nested(int levels) {
    StringBuilder mail = new StringBuilder();
    for (int level = 0; level < levels; level++) {
      String boundary = "b" + level;
      mail.append("Content-Type: multipart/mixed; boundary=").append(boundary);
      mail.append("\n\n--").append(boundary).append('\n');
    }
    return mail.append("\ndeep\n").toString();
  }
}
