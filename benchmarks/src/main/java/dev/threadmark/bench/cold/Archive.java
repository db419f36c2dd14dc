package dev.threadmark.bench.cold;

import dev.threadmark.aws.emulators.LambdaFunction;
import dev.threadmark.aws.emulators.LambdaRuntime;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function whose classes the JVM finds in an archive (AppCDS). It has its jars on the class path,
 * where Lambda's managed runtime does not put them: an archive knows none of the classes that the
 * runtime client's own loader loads. In Lambda that takes a wrapper script or an image of one's
 * own, and an archive that was made by the very JVM that runs there.
 */
final class Archive {
  private Archive() {}

  /**
   * Runs the function once to see what it loads.
   *
   * @param folder an empty one
   */
  static LambdaFunction of(LambdaFunction packaged, String event, Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    Path root = Files.createDirectories(folder.resolve("root"));
    String classPath = unsigned(packaged.root().resolve("lib"), jars);
    LambdaFunction function =
        LambdaFunction.of(root, classPath, packaged.handler()).with(packaged.environment());
    Path log = folder.resolve("loaded");
    try (LambdaRuntime runtime = LambdaRuntime.start(function.flags(LoadedClasses.flag(log)))) {
      runtime.invoke(event).get();
    }
    Path archive = folder.resolve("classes.jsa");
    dump(classPath, listed(log, folder.resolve("list")), archive);
    return function.flags("-Xshare:auto", "-XX:SharedArchiveFile=" + archive);
  }

  /** JDK 17 dies of the signed jars of azure-core while it makes an archive. */
  private static String unsigned(Path lib, Path to) throws IOException {
    try (Stream<Path> all = Files.list(lib)) {
      for (Path jar : all.sorted().toList()) {
        UnsignedJar.copy(jar, to.resolve(jar.getFileName()));
      }
    }
    try (Stream<Path> all = Files.list(to)) {
      return all.sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Without those that are made while it runs. */
  private static Path listed(Path log, Path list) throws IOException {
    List<String> names =
        LoadedClasses.in(log).names().stream()
            .filter(name -> !name.contains("/") && !name.contains("$$"))
            .map(name -> name.replace('.', '/'))
            .toList();
    return Files.write(list, names);
  }

  private static void dump(String classPath, Path list, Path archive) throws IOException {
    Process dump =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + archive,
                "-cp",
                runtimeClient() + File.pathSeparator + classPath)
            .redirectErrorStream(true)
            .redirectOutput(archive.resolveSibling("dump").toFile())
            .start();
    if (dump.onExit().join().exitValue() != 0 || !Files.exists(archive)) {
      throw new IOException("no archive: " + Files.readString(archive.resolveSibling("dump")));
    }
  }

  private static String runtimeClient() throws IOException {
    try (InputStream list = LambdaRuntime.class.getResourceAsStream("lambda-class-path")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
