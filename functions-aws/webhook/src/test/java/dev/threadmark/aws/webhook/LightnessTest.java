package dev.threadmark.aws.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.aws.emulators.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider waits for: the classes that the JVM of a real invocation has loaded. */
class LightnessTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void noSdkOfAProviderOrACloudIsLoaded() throws IOException {
    Path log = folder.resolve("loaded");
    try (Loopback sqs = Loopback.saying("{\"MessageId\":\"m\"}");
        Deployed deployed = new Deployed(folder, sqs.uri("/0/bells").toString());
        LambdaRuntime lambda = deployed.start(LoadedClasses.flag(log))) {
      assertEquals(200, status(lambda, Events.read("function-url-handshake")));
      assertEquals(202, status(lambda, Events.post("/hooks/graph", Deployed.notification())));
      ObjectNode push = Events.post("/hooks/gmail", Deployed.push());
      ((ObjectNode) push.path("headers")).put("authorization", "Bearer " + deployed.token());
      assertEquals(202, status(lambda, push));
      assertEquals(2, sqs.asked().size());
    }
    LoadedClasses loaded = LoadedClasses.in(log);
    assertTrue(loaded.names().contains(SqsBells.class.getName()));
    assertEquals(List.of(), loaded.heavy());
  }

  @Test
  void anSdkThatIsLoadedIsFound() throws IOException {
    Path log = folder.resolve("loaded");
    try (Loopback sqs = Loopback.saying("{}");
        Deployed deployed = new Deployed(folder, sqs.uri("/0/bells").toString());
        LambdaRuntime lambda =
            deployed.start(LoadsAnSdk.class, Map.of(), LoadedClasses.flag(log))) {
      assertEquals(200, status(lambda, Events.read("function-url-handshake")));
    }
    assertEquals(List.of("software.amazon.Intruder"), LoadedClasses.in(log).heavy());
  }

  private static int status(LambdaRuntime lambda, ObjectNode event) throws IOException {
    return JSON.readTree(lambda.invoke(event.toString()).get()).path("statusCode").asInt();
  }
}
