package dev.threadmark.bench.cold;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.aws.emulators.LambdaFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The floors, packaged as the functions are: Jackson and their few classes as jars in lib/. */
record FloorPackage(Path root) {
  private static final List<Class<?>> OURS =
      List.of(FloorAck.class, FloorGraph.class, FloorPlain.class);
  private static final List<Class<?>> JACKSON =
      List.of(ObjectMapper.class, JsonParser.class, JsonProperty.class);

  /**
   * @param root a folder that is made
   */
  static FloorPackage in(Path root) throws IOException {
    Path lib = Files.createDirectories(root.resolve("lib"));
    for (Class<?> of : JACKSON) {
      Path jar = origin(of);
      Files.copy(jar, lib.resolve(jar.getFileName()));
    }
    try (OutputStream file = Files.newOutputStream(lib.resolve("floor.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      for (Class<?> one : OURS) {
        add(jar, one);
      }
    }
    return new FloorPackage(root);
  }

  LambdaFunction function(Class<?> handler) {
    return LambdaFunction.unpacked(root, handler.getName() + "::handleRequest");
  }

  private static void add(JarOutputStream jar, Class<?> one) throws IOException {
    jar.putNextEntry(new JarEntry(one.getName().replace('.', '/') + ".class"));
    try (InputStream bytes = one.getResourceAsStream(one.getSimpleName() + ".class")) {
      bytes.transferTo(jar);
    }
    jar.closeEntry();
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
