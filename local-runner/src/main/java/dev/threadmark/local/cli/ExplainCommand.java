package dev.threadmark.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what Threadmark makes of mails, without any effect. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Says what Threadmark makes of mails: kind, new words, clues, decision. Changes nothing.")
public final class ExplainCommand implements Runnable {
  private static final List<String> ENDINGS = List.of(".eml", ".txt", ".html", ".htm");

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Mails (.eml), bodies without headers (.txt, .html), or folders of them.")
  private List<String> paths;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Decide against the tickets of this run; without it, against none.")
  private Path data;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Option(names = "--timing", description = "Add how long each took, in milliseconds.")
  private boolean timing;

  @Override
  public void run() {
    if (data == null) {
      explain(new Explanation());
      return;
    }
    try (DataOption.Opened opened = DataOption.open(data)) {
      explain(new Explanation(opened.engine(), opened.mailboxes()));
    }
  }

  private void explain(Explanation explanation) {
    for (String path : paths) {
      for (String file : files(path)) {
        long start = System.nanoTime();
        Map<String, Object> fields = explanation.of(file);
        if (timing) {
          fields.put("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
        if (json) {
          Output.json(System.out, fields);
        } else {
          Explanation.print(System.out, fields);
        }
      }
    }
    System.out.flush();
  }

  private static List<String> files(String path) {
    Path given = Path.of(path);
    if (!Files.isDirectory(given)) {
      return List.of(path); // a missing one is explained like any other: with its error
    }
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(given)) {
      all.filter(Files::isRegularFile)
          .filter(file -> ENDINGS.stream().anyMatch(lower(file)::endsWith))
          .sorted()
          .forEach(file -> files.add(file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String lower(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
