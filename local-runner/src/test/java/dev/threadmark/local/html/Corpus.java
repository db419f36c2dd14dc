package dev.threadmark.local.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** HTML bodies of real mails and of vector lists, where a checkout has them beside it. */
record Corpus(List<Entry> entries) {
  /** One body, and what its index says of it. */
  record Entry(String file, String kind, String html) {
    boolean benign() {
      return kind.equals("benign");
    }
  }

  static Corpus orSkip() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/corpora/xss/index.tsv"))) {
      folder = folder.getParent();
    }
    Assumptions.assumeTrue(
        folder != null, "SKIPPED: no shared/corpora/xss beside this checkout or above it");
    Path xss = folder.resolve("shared/corpora/xss");
    try (Stream<String> lines = Files.lines(xss.resolve("index.tsv"), StandardCharsets.UTF_8)) {
      return new Corpus(
          lines
              .skip(1)
              .map(line -> line.split("\t", -1))
              .map(cells -> new Entry(cells[0], cells[1], read(xss.resolve(cells[0]))))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As UTF-8, or in the charset of old Windows mail. */
  private static String read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException notUtf8) {
        return new String(bytes, Charset.forName("windows-1252"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
