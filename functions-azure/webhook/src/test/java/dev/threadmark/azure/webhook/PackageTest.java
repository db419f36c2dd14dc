package dev.threadmark.azure.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.azure.host.AppFolder;
import dev.threadmark.azure.host.FunctionJson;
import dev.threadmark.azure.host.FunctionJson.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The app as it is packaged: what the host would read. */
class PackageTest {
  private final AppFolder app = AppFolder.packaged("azure-webhook");

  @Test
  void thereIsOneFunctionAndItsEntryPointIsThere() throws ReflectiveOperationException {
    assertEquals(List.of("webhook"), app.functions().stream().map(FunctionJson::name).toList());
    FunctionJson function = app.functions().get(0);
    assertTrue(
        Files.exists(app.path().resolve("webhook").resolve(function.scriptFile()).normalize()));
    assertEquals(WebhookFunction.class.getName() + ".run", function.entryPoint());
  }

  @Test
  void anybodyMayCallAtOneRouteWithAnyMethod() {
    Binding trigger = binding("httpTrigger");
    assertEquals("", app.hostJson().routePrefix());
    assertEquals("hooks/{provider}", trigger.get("route"));
    assertEquals("ANONYMOUS", trigger.get("authLevel"));
    assertEquals("string", trigger.get("dataType"));
    assertEquals(7, trigger.json().path("methods").size());
  }

  @Test
  void bellsGoOutByABinding() {
    Binding bells = binding("queue");
    assertEquals("out", bells.get("direction"));
    assertEquals("bells", bells.get("queueName"));
    assertEquals("AzureWebJobsStorage", bells.get("connection"));
    assertTrue(app.hostJson().base64());
  }

  @Test
  void noSdkIsPackaged() throws IOException {
    try (Stream<java.nio.file.Path> libraries = Files.list(app.path().resolve("lib"))) {
      List<String> names = libraries.map(path -> path.getFileName().toString()).toList();
      assertFalse(
          names.stream()
              .anyMatch(
                  name ->
                      name.matches("(microsoft-(graph|kiota)|azure-(core|data|storage|id)).*")
                          || name.matches("(google|okhttp|reactor).*")),
          names::toString);
    }
  }

  private Binding binding(String type) {
    return app.functions().get(0).bindings().stream()
        .filter(one -> one.get("type").equals(type))
        .findFirst()
        .orElseThrow();
  }
}
