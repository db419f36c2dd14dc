package dev.threadmark.sandbox.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphSandboxBatchTest extends SandboxTest {

  @Test
  void answersEachRequestForItself() {
    String id = deliver(mail(1));
    sandbox.faults().answerInBatch(1, "/sendMail", 429, Map.of("Retry-After", "2.5"));

    JsonNode body =
        client.post(
            "/$batch",
            "{\"requests\":[%s,%s,%s,%s]}"
                .formatted(
                    step("1", "GET", USER + "/messages/" + id + "?%24select=subject"),
                    step("2", "GET", USER + "/messages/gone"),
                    step("3", "POST", USER + "/sendMail"),
                    step("4", "GET", USER + "/messages/" + id)
                        .replace("{\"id\"", "{\"dependsOn\":[\"2\"],\"id\"")));

    Map<String, JsonNode> answers = new HashMap<>();
    body.path("responses").forEach(answer -> answers.put(answer.path("id").asText(), answer));
    assertEquals("Question 1", answers.get("1").at("/body/subject").asText());
    assertEquals(404, answers.get("2").path("status").asInt());
    assertEquals(429, answers.get("3").path("status").asInt());
    assertEquals("2.5", answers.get("3").at("/headers/Retry-After").asText());
    assertEquals(424, answers.get("4").path("status").asInt());
  }

  @Test
  void takesTwentyAtMost() {
    assertEquals(200, batch(20));
    assertEquals(400, batch(21));
  }

  private int batch(int count) {
    String steps =
        IntStream.range(0, count)
            .mapToObj(i -> step("" + i, "GET", USER + "/messages"))
            .collect(Collectors.joining(","));
    return client.send("POST", "/$batch", "{\"requests\":[" + steps + "]}").statusCode();
  }

  private static String step(String id, String method, String url) {
    return "{\"id\":\"%s\",\"method\":\"%s\",\"url\":\"%s\"}".formatted(id, method, url);
  }
}
