package dev.threadmark.aws.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM loaded, from what {@code -Xlog:class+load} writes. */
record LoadedClasses(List<String> names) {
  private static final Pattern LINE = Pattern.compile("([\\w.$/+]+) source: ");

  /**
   * Whoever waits for the webhook waits for none of these; the runtime client brings one itself.
   */
  private static final Pattern HEAVY =
      Pattern.compile(
          "(com\\.microsoft|com\\.azure|com\\.google|software\\.amazon(?!\\.awssdk\\.utilslite)|okhttp3|okio)\\..*");

  static String flag(Path log) {
    return "-Xlog:class+load:file=" + log;
  }

  static LoadedClasses in(Path log) {
    try {
      return new LoadedClasses(
          Files.readAllLines(log).stream()
              .map(LINE::matcher)
              .filter(Matcher::find)
              .map(line -> line.group(1))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> heavy() {
    return names.stream().filter(name -> HEAVY.matcher(name).matches()).toList();
  }
}
