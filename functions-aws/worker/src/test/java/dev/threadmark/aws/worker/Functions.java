package dev.threadmark.aws.worker;

import dev.threadmark.aws.emulators.LambdaFunction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the code of the functions is taken from. */
interface Functions {
  /**
   * @param folder to run in, where the code brings none
   */
  LambdaFunction of(Class<?> handler, Path folder);

  /** From this module as it was compiled. */
  static Functions compiled() {
    return (handler, folder) -> LambdaFunction.of(folder, classPath(), name(handler));
  }

  /** From the packages, unpacked as Lambda does it. */
  static Functions packaged() {
    return (handler, folder) -> {
      boolean webhook = handler.getPackageName().endsWith(".webhook");
      Path root = Path.of(webhook ? "../webhook/target/aws-webhook" : "target/aws-worker");
      return LambdaFunction.unpacked(root.toAbsolutePath().normalize(), name(handler));
    };
  }

  private static String name(Class<?> handler) {
    return handler.getName() + "::handleRequest";
  }

  private static String classPath() {
    try {
      return Path.of("target/classes").toAbsolutePath()
          + File.pathSeparator
          + Files.readString(Path.of("target/function-class-path")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
