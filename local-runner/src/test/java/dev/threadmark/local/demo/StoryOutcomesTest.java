package dev.threadmark.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mail of the story becomes what a support lead would want it to become. */
class StoryOutcomesTest {
  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void everyMailOfTheStoryComesToItsTicket(String provider)
      throws IOException, InterruptedException {
    Handled handled = Handled.oneByOne(provider, Story.mails(), data);
    assertEquals(
        String.join("\n", expected(provider)), String.join("\n", StoryTable.of(handled)), provider);
    assertEquals(0, handled.lost());
  }

  private static List<String> expected(String provider) throws IOException {
    try (InputStream in = StoryOutcomesTest.class.getResourceAsStream("/story/EXPECTED.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> ofProvider(line, provider))
          .toList();
    }
  }

  private static String ofProvider(String line, String provider) {
    String unwanted = provider.equals("graph") ? "/[a-z-]+$" : "[a-z-]+/(?=[a-z-]+$)";
    return line.replaceFirst(unwanted, "");
  }
}
