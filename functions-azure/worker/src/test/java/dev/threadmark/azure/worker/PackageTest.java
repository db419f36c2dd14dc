package dev.threadmark.azure.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.azure.host.AppFolder;
import dev.threadmark.azure.host.FunctionJson;
import dev.threadmark.azure.host.FunctionJson.Binding;
import dev.threadmark.azure.host.HostJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The app as it is packaged: what the host would read. */
class PackageTest {
  private final AppFolder app = AppFolder.packaged("azure-worker");

  @Test
  void thereAreThreeFunctionsAndTheirEntryPointsAreThere() throws ReflectiveOperationException {
    assertEquals(
        List.of("api", "console", "customer", "keeper", "worker"),
        app.functions().stream().map(FunctionJson::name).toList());
    for (FunctionJson function : app.functions()) {
      Path jar = app.path().resolve(function.name()).resolve(function.scriptFile());
      assertTrue(Files.exists(jar.normalize()), jar::toString);
      assertTrue(function.entryPoint().endsWith("Function.run"), function::entryPoint);
      Class.forName(function.entryPoint().replaceAll("\\.run$", ""));
    }
  }

  @Test
  void theWorkerTakesBellsFourAtATimeAndFiveTimesAtMost() {
    Binding trigger = trigger("worker", "queueTrigger");
    assertEquals("bells", trigger.get("queueName"));
    assertEquals("AzureWebJobsStorage", trigger.get("connection"));
    HostJson host = app.hostJson();
    assertEquals(4, host.batchSize());
    assertEquals(0, host.newBatchThreshold());
    assertEquals(5, host.maxDequeueCount());
    assertEquals(Duration.ofSeconds(30), host.visibilityTimeout());
    assertTrue(host.base64());
  }

  @Test
  void theKeeperComesEveryFiveMinutes() {
    assertEquals("0 */5 * * * *", trigger("keeper", "timerTrigger").get("schedule"));
  }

  @Test
  void theApiIsAllBelowOnePathAndAsksForNoKeyOfTheHost() {
    assertEquals("", app.hostJson().routePrefix());
    assertEquals("api/{*path}", trigger("api", "httpTrigger").get("route"));
    assertEquals("ANONYMOUS", trigger("api", "httpTrigger").get("authLevel"));
  }

  private Binding trigger(String function, String type) {
    return app.functions().stream()
        .filter(one -> one.name().equals(function))
        .flatMap(one -> one.bindings().stream())
        .filter(one -> one.get("type").equals(type))
        .findFirst()
        .orElseThrow();
  }
}
