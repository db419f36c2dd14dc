package dev.threadmark.aws.emulators;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;

/** AWS's runtime client for Java: its jars where Maven keeps them, and its native library. */
final class RuntimeClient {
  /** As in the command line of Lambda's managed runtime. */
  private static final String LIBRARY =
      "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

  private static final String JARS = jars();

  /**
   * Left to itself, each process unpacks the library to the same file in /tmp, under the feet of
   * those that run from it: they die of SIGBUS.
   */
  private static final Path UNPACKED = unpacked();

  private RuntimeClient() {}

  static String classPath() {
    return JARS;
  }

  static String libraryFlag() {
    return LIBRARY + UNPACKED;
  }

  private static String jars() {
    try (InputStream list = RuntimeClient.class.getResourceAsStream("lambda-class-path")) {
      if (list == null) {
        throw new IllegalStateException(
            "no list of jars: build functions-aws/emulators with Maven");
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path unpacked() {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "jni/libaws-lambda-jni.linux-%s.so".formatted(machine);
    for (String jar : JARS.split(File.pathSeparator)) {
      try (JarFile file = new JarFile(jar)) {
        if (file.getEntry(name) != null) {
          return unpacked(file.getInputStream(file.getEntry(name)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("AWS's runtime client has no " + name);
  }

  private static Path unpacked(InputStream library) throws IOException {
    Path file = Files.createTempFile("lambda-runtime", ".so");
    file.toFile().deleteOnExit();
    Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }
}
