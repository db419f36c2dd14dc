package dev.threadmark.azure.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A packaged function app, as {@code azure-functions-maven-plugin} leaves it: {@code host.json}, a
 * folder with a {@code function.json} for each function, a jar, {@code lib/}.
 */
public record AppFolder(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The one that was packaged below {@code target} of this module. */
  public static AppFolder packaged(String name) {
    return new AppFolder(Path.of("target", "azure-functions", name).toAbsolutePath());
  }

  public HostJson hostJson() {
    return new HostJson(read(path.resolve("host.json")));
  }

  /** All functions, by name. */
  public List<FunctionJson> functions() {
    try (Stream<Path> folders = Files.list(path)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("function.json")))
          .sorted()
          .map(
              folder ->
                  new FunctionJson(
                      folder.getFileName().toString(), read(folder.resolve("function.json"))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar that the functions name, and all of {@code lib}. */
  List<Path> classPath() {
    Stream<Path> scripts =
        functions().stream()
            .map(function -> path.resolve(function.name()).resolve(function.scriptFile()))
            .map(Path::normalize)
            .distinct();
    try (Stream<Path> libraries = Files.list(path.resolve("lib"))) {
      return Stream.concat(scripts, libraries.sorted()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
