package dev.threadmark.provider.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.provider.LoginStub;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Azure's libraries take longer to start than all the rest: on Azure nothing needs them. */
class GraphColdStartTest {
  private final LoginStub graph = LoginStub.plain();

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void theWorkloadsOwnIdentityLoadsNothingOfAzuresLibraries() throws Exception {
    graph.answers("/subscriptions", 403, "{\"error\":{\"code\":\"ErrorAccessDenied\"}}");
    try (Watched classes = new Watched()) {
      String answers = read(classes, Map.of());

      assertTrue(answers.matches("Later.*not yet.*Refused.*ErrorAccessDenied.*"), answers);
      assertEquals(
          "Bearer vouched", graph.asked("/subscriptions").get(0).headers().get("Authorization"));
      assertEquals(Set.of(), classes.ofAzure());
    }
  }

  @Test
  void theRuleCanFail() throws Exception {
    try (Watched classes = new Watched()) {
      read(
          classes,
          Map.of(
              "GRAPH_CREDENTIAL", "secret",
              "GRAPH_TENANT_ID", "acme.example",
              "GRAPH_CLIENT_ID", "11111111-2222-3333-4444-555555555555",
              "GRAPH_AUTHORITY", "https://localhost:1/",
              "GRAPH_CLIENT_SECRET", "s"));

      assertFalse(classes.ofAzure().isEmpty());
    }
  }

  @SuppressWarnings("unchecked")
  private String read(Watched classes, Map<String, String> settings)
      throws ReflectiveOperationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Libraries look up their services by it: those of two class paths do not fit together.
    thread.setContextClassLoader(classes);
    try {
      Object read =
          classes.loadClass(ColdRead.class.getName()).getDeclaredConstructor().newInstance();
      return ((BiFunction<String, Map<String, String>, String>) read)
          .apply(graph.url("/v1.0").toString(), settings);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A class path of its own, to see what is loaded from it. */
  private static final class Watched extends URLClassLoader {
    private final Set<String> loaded = new ConcurrentSkipListSet<>();

    Watched() {
      super(classPath(), getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      loaded.add(name);
      return super.findClass(name);
    }

    Set<String> ofAzure() {
      Set<String> azure = new TreeSet<>(loaded);
      azure.removeIf(name -> !name.matches("(com\\.azure|com\\.microsoft\\.aad|reactor)\\..*"));
      return azure;
    }

    private static URL[] classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(entry -> url(new File(entry)))
          .toArray(URL[]::new);
    }

    private static URL url(File entry) {
      try {
        return entry.toURI().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
