package dev.threadmark.aws.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** AWS's SDK was half of a cold start: none of its jars is to come back by way of another. */
class NoSdkTest {
  private static final String SDK = "software/amazon/awssdk/";

  @Test
  void noJarOfTheFunctionIsOfAwsSdk() throws IOException {
    String classPath = Files.readString(Path.of("target/function-class-path"));
    assertTrue(classPath.contains("azure-core"), "what it has is read");
    assertEquals(List.of(), sdk(classPath));
  }

  @Test
  void aJarOfItIsFound() {
    String jar = "/m2/software/amazon/awssdk/sdk-core/2.54.14/sdk-core-2.54.14.jar";
    assertEquals(List.of(jar), sdk("/m2/other.jar" + File.pathSeparator + jar));
  }

  private static List<String> sdk(String classPath) {
    return Stream.of(classPath.strip().split(File.pathSeparator))
        .filter(jar -> jar.replace(File.separatorChar, '/').contains(SDK))
        .toList();
  }
}
