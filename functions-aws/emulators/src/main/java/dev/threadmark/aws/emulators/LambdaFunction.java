package dev.threadmark.aws.emulators;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Lambda is told of a function.
 *
 * @param root where the package lies unpacked: its classes, and jars below {@code lib/}
 * @param classPath further class path, for functions that are not packaged yet; may be empty
 * @param handler such as {@code a.b.C::handleRequest}
 * @param environment beside what Lambda sets itself
 * @param flags of the JVM
 */
public record LambdaFunction(
    Path root,
    String classPath,
    String handler,
    Map<String, String> environment,
    List<String> flags) {

  /** As Lambda runs it: from its unpacked package. */
  public static LambdaFunction unpacked(Path root, String handler) {
    return new LambdaFunction(root, "", handler, Map.of(), List.of());
  }

  /**
   * From a class path.
   *
   * @param folder where it runs, without a {@code lib} folder
   */
  public static LambdaFunction of(Path folder, String classPath, String handler) {
    return new LambdaFunction(folder, classPath, handler, Map.of(), List.of());
  }

  public LambdaFunction with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new LambdaFunction(root, classPath, handler, Map.copyOf(all), flags);
  }

  public LambdaFunction flags(String... more) {
    List<String> all = Stream.concat(flags.stream(), Stream.of(more)).toList();
    return new LambdaFunction(root, classPath, handler, environment, all);
  }
}
