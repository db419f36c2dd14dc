package dev.threadmark.bench.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM loaded, from what {@code -Xlog:class+load} writes. */
record LoadedClasses(List<String> names) {
  private static final Pattern LINE = Pattern.compile("([\\w.$/+]+) source: ");

  /** SDKs, none of which the ack path may load; the runtime client brings utilslite itself. */
  private static final Pattern SDK =
      Pattern.compile(
          "(com\\.microsoft|com\\.azure|com\\.google\\.api|okhttp3|okio"
              + "|software\\.amazon(?!\\.awssdk\\.utilslite))\\..*");

  private static final Pattern ROOM =
      Pattern.compile(
          "java|javax|jdk|sun|kotlin|okhttp3|okio|reactor|dev\\.threadmark"
              + "|com\\.(?:sun|fasterxml|microsoft|azure|google|nimbusds|amazonaws)"
              + "|software\\.amazon|org\\.\\w+|\\w+\\.\\w+");

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

  List<String> ofSdks() {
    return names.stream().filter(name -> SDK.matcher(name).matches()).toList();
  }

  /** How many of each origin, the most first. */
  Map<String, Long> byOrigin() {
    Map<String, Long> counted = new LinkedHashMap<>();
    names.forEach(name -> counted.merge(origin(name), 1L, Long::sum));
    Map<String, Long> sorted = new LinkedHashMap<>();
    counted.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(15)
        .forEach(one -> sorted.put(one.getKey(), one.getValue()));
    return sorted;
  }

  private static String origin(String name) {
    Matcher room = ROOM.matcher(name);
    return room.lookingAt() ? room.group() : "other";
  }
}
